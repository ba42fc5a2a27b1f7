// Other stations of the branch: whose hand-overs are taken at this counter. Enrolled by the administrator with a second person, by the
// station's identity key; taken away by the administrator alone.
import type { Actor } from '../../shared/ledger/entry.ts';
import { identityName, isOrigin } from '../../shared/ledger/origin.ts';
import { encodeVkey, fingerprint, parseVkey, type Vkey } from '../../shared/ledger/vkey.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

const IDENTITY = '/identity';

/** @throws Situation KEY_UNREADABLE: not a vkey, not a station's identity, or of an algorithm that slips are not signed with */
function readKey(text: string): Vkey {
  const key = parseVkey(nodeCrypto, text);
  const isIdentity = key?.name.endsWith(IDENTITY) && isOrigin(key.name.replace(/identity$/, 'g1'));
  if (!key || !isIdentity || key.algorithm !== 'ed25519') throw new Situation('KEY_UNREADABLE');
  return key;
}

const shown = ({ name, type, key }: Vkey) => ({ name, fingerprint: fingerprint(nodeCrypto, type, key) });

/** What is about to be enrolled, so that its fingerprint can be compared first. */
export const readStation = (key: string) => shown(readKey(key));

export const otherStations = ({ state }: Station): Vkey[] => [...state.lobby.stations.values()].map(readKey);

/** The Ed25519 identity key of this station, which signs its slips. */
export function slipSigner({ vault, open }: Station) {
  const [signer] = vault.identitySigners(open.ledger.origin);
  if (!signer) throw new Error('a station has an identity');
  return signer;
}

export function listStations(station: Station) {
  const { name, type, publicKey } = slipSigner(station);
  return { own: encodeVkey(nodeCrypto, name, type, publicKey), stations: otherStations(station).map(shown) };
}

export function enrolStation(
  station: Station,
  actor: { staff: string; role: string },
  { command, key, ...second }: { command: string; key: string } & SecondPerson,
): Promise<Sealed> {
  return station.inTurn(async () => {
    const again = station.repeated(
      command,
      actor,
      (event) =>
        event.kind === 'station-enrolled' &&
        event.body.key === key &&
        event.body.approver === second.approver,
    );
    if (again) return again;
    const { name } = readKey(key);
    if (name === identityName(station.open.ledger.origin)) throw new Situation('OWN_STATION');
    const { id: approver } = await agreedBy(station, actor, second, 'keys');
    const body = { station: name, key, approver };
    return station.seal({ command, actor, events: [{ kind: 'station-enrolled', body, private: {} }] });
  });
}

/** @throws Situation NO_SUCH_STATION */
export function dropStation(
  station: Station,
  actor: Actor,
  { command, name }: { command: string; name: string },
): Sealed {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) => kind === 'station-dropped' && body.station === name,
  );
  if (again) return again;
  if (!station.state.lobby.stations.has(name)) throw new Situation('NO_SUCH_STATION');
  return station.seal({
    command,
    actor,
    events: [{ kind: 'station-dropped', body: { station: name }, private: {} }],
  });
}

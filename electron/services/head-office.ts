// Head office at this station: which keys may sign content packs. Enrolled by the administrator with a second person.

import { fingerprint, parseVkey, type Vkey } from '../../shared/ledger/vkey.ts';
import type { HeadOffice } from '../../shared/procedure/signed-pack.ts';
import { packKeyName } from '../../shared/procedure/signed-pack.ts';
import { type Enrolment, readEnrolment } from '../../shared/station/enrolment.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { fingerprintInWords } from './fingerprint-words.ts';
import { identityKeys } from './identity.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** @throws Situation KEY_UNREADABLE: not a vkey, not named after the origin, or of an algorithm that nothing here could check */
function readKeys({ origin, keys }: Enrolment): Vkey[] {
  return keys.map((text) => {
    const key = parseVkey(nodeCrypto, text);
    if (key?.name !== packKeyName(origin) || key.algorithm !== 'ed25519')
      throw new Situation('KEY_UNREADABLE');
    return key;
  });
}

/** Head office in the words of the contract: fingerprints are what a person compares. */
export function readHeadOffice(enrolment: Enrolment) {
  return {
    origin: enrolment.origin,
    keys: readKeys(enrolment).map(({ name, type, key }) => {
      const hex = fingerprint(nodeCrypto, type, key);
      return { name, fingerprint: hex, words: fingerprintInWords(hex) };
    }),
  };
}

/** Undefined until head office was enrolled. */
export function headOfficeOf(station: Station): HeadOffice | undefined {
  const { headOffice } = station.state;
  return (
    headOffice && { origin: headOffice.origin, keys: readKeys({ ...headOffice, keys: [...headOffice.keys] }) }
  );
}

export function shownHeadOffice(station: Station) {
  const { headOffice } = station.state;
  return headOffice ? readHeadOffice({ ...headOffice, keys: [...headOffice.keys] }) : null;
}

const NOTE_FAULTS = {
  unreadable: 'NOTE_UNREADABLE',
  'of-another': 'NOTE_OF_ANOTHER',
  unsigned: 'NOTE_UNSIGNED',
};

/** What head office's signed note enrols. @throws Situation NOTE_UNREADABLE, NOTE_OF_ANOTHER, NOTE_UNSIGNED */
export function readNote(station: Station, note: string): Enrolment {
  const read = readEnrolment(nodeCrypto, note, identityKeys(station));
  if (!read.ok) throw new Situation(NOTE_FAULTS[read.why]);
  return { origin: read.origin, keys: read.keys };
}

/** @param note head office's signed note, where the keys came by one */
export function enrolHeadOffice(
  station: Station,
  actor: { staff: string; role: string },
  { command, ...second }: SecondPerson & { command: string },
  { origin, keys }: Enrolment,
  note?: string,
): Promise<Sealed> {
  return station.inTurn(async () => {
    const again = station.repeated(
      command,
      actor,
      (event) =>
        event.kind === 'head-office-enrolled' &&
        event.body.origin === origin &&
        event.body.keys.join() === keys.join() &&
        event.body.enrolment === note &&
        event.body.approver === second.approver,
    );
    if (again) return again;
    readKeys({ origin, keys });
    const { id: approver } = await agreedBy(station, actor, second, 'keys');
    const body = { origin, keys, approver, ...(note !== undefined && { enrolment: note }) };
    return station.seal({ command, actor, events: [{ kind: 'head-office-enrolled', body, private: {} }] });
  });
}

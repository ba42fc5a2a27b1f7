// What the compliance room is shown of content packs: the one in use, those that were imported, what is the branch's own.
import { fingerprint, parseVkey } from '../../shared/ledger/vkey.ts';
import { isOpenContact } from '../../shared/procedure/local-content.ts';
import { notInForce } from '../../shared/procedure/signed-pack.ts';
import type { ImportedPack } from '../../shared/station/station-state.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { shownHeadOffice } from './head-office.ts';
import { todayAt } from './pack-import.ts';
import { isStillTrusted, packInUse } from './publish.ts';
import type { Station } from './station.ts';

const BY_ITSELF = '本程序';

function shownInUse(station: Station) {
  const { pack: used } = station.state;
  const found = packInUse(station);
  if (!used || !found) return null;
  const { id, version, name, issuer, label, effective } = found.pack.pack;
  return {
    ...{ sha256: found.sha256, id, version, name, issuer, label, ...effective },
    publishedAt: used.at,
    publishedBy: used.by === undefined ? BY_ITSELF : station.nameOf(used.by),
    approvedBy: used.approver === undefined ? null : station.nameOf(used.approver),
    localCases: found.local.cases.length,
    localNumbers: found.local.numbers.length,
  };
}

function stateOf(known: ImportedPack, inUse: string | undefined, today: string) {
  if (known.pack.sha256 === inUse) return 'in-use';
  if (!notInForce(known, today)) return 'ready';
  return today < known.from ? 'not-yet' : 'expired';
}

export function showPacks(station: Station) {
  const inUse = shownInUse(station);
  const today = todayAt(station);
  const known = [...station.state.imported.values()]
    .filter((pack) => isStillTrusted(station, pack.signedBy))
    .reverse()
    .map((pack) => {
      const key = parseVkey(nodeCrypto, pack.signedBy);
      return {
        ...{ sha256: pack.pack.sha256, id: pack.id, version: pack.version, name: pack.title },
        ...{ from: pack.from, to: pack.to, importedAt: pack.at, importedBy: station.nameOf(pack.by) },
        signedBy: key?.name ?? '',
        fingerprint: key ? fingerprint(nodeCrypto, key.type, key.key) : '',
        state: stateOf(pack, inUse?.sha256, today),
      } as const;
    });
  const headOffice = shownHeadOffice(station);
  return { inUse, known, headOffice, refusedAtStart: station.packRefused ?? null };
}

export function showLocalContent(station: Station) {
  const used = packInUse(station);
  if (!used) return { cases: [], contacts: [], scams: [] };
  const { base, pack, local } = used;
  const open = new Set(base.contacts.filter(isOpenContact).map(({ code }) => code));
  return {
    cases: [...local.cases],
    contacts: pack.contacts.map(({ code, label, about, number, checked, until }) => ({
      ...{ code, label, about, checked, until },
      number: number ?? null,
      open: open.has(code),
    })),
    scams: pack.scams.map(({ code, name }) => ({ code, name })),
  };
}

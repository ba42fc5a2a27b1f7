// Taking a content pack into use, by two persons: what it would change, and the act itself. Running cases keep the pack they began with.
import type { Happening } from '../../shared/ledger/catalogue.ts';
import { type LocalContent, localFaults, localOf, withLocal } from '../../shared/procedure/local-content.ts';
import { type Difference, packDifferences } from '../../shared/procedure/pack-difference.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { notInForce } from '../../shared/procedure/signed-pack.ts';
import type { LargeThing } from '../ledger/ledger.ts';
import type { CheckAnswer } from './pack-check.ts';
import { packChecking } from './pack-checking.ts';
import { isChecked, keepChecked, todayAt } from './pack-import.ts';
import { largeOf } from './packs.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

type Staff = { staff: string; role: string };

const PAGE_SIZE = 100;
const NOTHING: LocalContent = { cases: [], numbers: [] };

/** @param base as head office made it  @param pack the same, with the branch's own content where there is any */
export function publication(
  base: Pack,
  pack: Pack,
  approver?: string,
): { event: Happening<'pack-published'>; large: LargeThing[]; sha256: string } {
  const large = largeOf(pack);
  const [whole] = large;
  const [asMade] = base === pack ? large : largeOf(base);
  if (!whole || !asMade) throw new Error('a pack has bytes');
  const { id, version } = pack.pack;
  const { sha256 } = whole;
  const body = {
    ...{ id, version, pack: { bytes: whole.bytes.length, sha256 } },
    ...(approver !== undefined && { approver }),
    ...(asMade.sha256 !== sha256 && { base: asMade.sha256 }),
  };
  return { event: { kind: 'pack-published', body, private: {} }, large, sha256 };
}

/** By the keys of head office as they are enrolled now. */
export const isStillTrusted = ({ state }: Station, signedBy: string): boolean =>
  state.headOffice?.keys.includes(signedBy) ?? false;

interface InUse {
  /** Hash of the pack as head office made it. */
  sha256: string;
  base: Pack;
  pack: Pack;
  local: LocalContent;
}

/** The pack in use, and what of it is the branch's own. */
export function packInUse(station: Station): InUse | undefined {
  const { pack: used } = station.state;
  if (!used) return undefined;
  const pack = station.shelf.byHash(used.sha256);
  if (!used.base) return { sha256: used.sha256, base: pack, pack, local: NOTHING };
  const base = station.shelf.byHash(used.base);
  return { sha256: used.base, base, pack, local: localOf(base, pack) };
}

/** One that was signed under a key that has been replaced since is no pack any more. @throws Situation NO_SUCH_PACK */
export function importedPack(station: Station, sha256: string): Pack {
  const known = station.state.imported.get(sha256);
  if (!known || !isStillTrusted(station, known.signedBy)) throw new Situation('NO_SUCH_PACK');
  return station.shelf.byHash(sha256);
}

/** One page of a difference, in the words of the contract. */
export function onPage(differences: readonly Difference[], page: number) {
  const shown = differences.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return {
    total: differences.length,
    page,
    pageSize: PAGE_SIZE,
    differences: shown.map((one) => ({ ...one })),
  };
}

/** What publishing an imported pack would change here. @throws Situation NO_SUCH_PACK, NO_PACK */
export function comparePack(station: Station, sha256: string, page: number) {
  const next = importedPack(station, sha256);
  const used = packInUse(station);
  if (!used) throw new Situation('NO_PACK');
  return onPage(packDifferences(used.pack, withLocal(next, used.local)), page);
}

/** Walks through a pack again, where that was not done since the program started. @throws Situation PACK_REFUSED */
async function assertChecked(station: Station, sha256: string): Promise<void> {
  if (isChecked(sha256)) return;
  const text = Buffer.from(station.open.ledger.largeThing(sha256) ?? []).toString('utf8');
  let answer: CheckAnswer | undefined;
  for await (const step of packChecking(station.startWorker, { kind: 'again', text }))
    if ('answer' in step) answer = step.answer;
  if (!answer?.ok) throw new Situation('PACK_REFUSED', { faults: answer?.faults ?? [] });
  keepChecked(sha256);
}

/**
 * Takes an imported pack into use, newer or older than the one before.
 * @throws Situation NO_SUCH_PACK, ALREADY_IN_USE, NOT_IN_FORCE, PACK_REFUSED, and those of `agreedBy`
 */
export async function publishPack(
  station: Station,
  actor: Staff,
  { command, sha256, ...second }: SecondPerson & { command: string; sha256: string },
): Promise<Sealed> {
  const repeated = () =>
    station.repeated(
      command,
      actor,
      ({ kind, body }) =>
        kind === 'pack-published' &&
        (body.base ?? body.pack.sha256) === sha256 &&
        body.approver === second.approver,
    );
  const done = repeated();
  if (done) return done;
  const known = station.state.imported.get(sha256);
  if (!known || !isStillTrusted(station, known.signedBy)) throw new Situation('NO_SUCH_PACK');
  if (notInForce(known, todayAt(station))) throw new Situation('NOT_IN_FORCE');
  await assertChecked(station, sha256);
  return station.inTurn(async () => {
    const again = repeated();
    if (again) return again;
    if (packInUse(station)?.sha256 === sha256) throw new Situation('ALREADY_IN_USE');
    const { id } = await agreedBy(station, actor, second, 'publish');
    // As it is now: the branch's own content may have changed while the PIN was being proved.
    const next = importedPack(station, sha256);
    const { event, large } = publication(next, withLocal(next, packInUse(station)?.local ?? NOTHING), id);
    return station.seal({ command, actor, events: [event], large });
  });
}

/** The pack in use with this in place of the branch's content so far. @throws Situation NO_PACK, LOCAL_REFUSED */
function withContent(station: Station, local: LocalContent): InUse {
  const used = packInUse(station);
  if (!used) throw new Situation('NO_PACK');
  const faults = localFaults(used.base, local, todayAt(station));
  if (faults.length > 0) throw new Situation('LOCAL_REFUSED', { faults: faults.slice(0, 50) });
  return { ...used, pack: withLocal(used.base, local), local };
}

export function compareLocal(station: Station, local: LocalContent, page: number) {
  const used = packInUse(station);
  if (!used) throw new Situation('NO_PACK');
  return onPage(packDifferences(used.pack, withContent(station, local).pack), page);
}

/** Puts the branch's own cases and numbers into the pack in use. @throws Situation NO_PACK, LOCAL_REFUSED, ALREADY_IN_USE, and those of `agreedBy` */
export function publishLocal(
  station: Station,
  actor: Staff,
  command: string,
  local: LocalContent,
  second: SecondPerson,
): Promise<Sealed> {
  return station.inTurn(async () => {
    const { base, pack } = withContent(station, local);
    const wanted = publication(base, pack, second.approver);
    const isSame = (sha256: string) => sha256 === wanted.sha256;
    const again = station.repeated(
      command,
      actor,
      ({ kind, body }) =>
        kind === 'pack-published' && isSame(body.pack.sha256) && body.approver === second.approver,
    );
    if (again) return again;
    if (isSame(station.state.pack?.sha256 ?? '')) throw new Situation('ALREADY_IN_USE');
    await agreedBy(station, actor, second, 'publish');
    return station.seal({ command, actor, events: [wanted.event], large: wanted.large });
  });
}

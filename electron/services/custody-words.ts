// Retention in words: a basis with the names of its laws, and the events of custody as an auditor reads them.
import { actorInWords, type Detail } from '../../shared/case/timeline.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { catalogue } from '../../shared/ledger/catalogue.ts';
import type { Retention } from '../../shared/procedure/retention-schema.ts';
import type { CustodyEvent } from '../../shared/station/custody.ts';
import { custodyKinds } from '../../shared/station/custody-kinds.ts';
import { ERASED } from '../../shared/words/mask.ts';
import type { ReadableLog } from './readable-log.ts';

type Basis = Retention['rules'][number]['basis'];

/** The names of laws are those of the pack in use, as its retention table is. */
export function basisInWords(station: ReadableLog, basis: Basis): string {
  const { pack: used } = station.state;
  const laws = used ? station.shelf.byHash(used.sha256).laws : [];
  return basis
    .map(({ law, clause }) => `${laws.find(({ code }) => code === law)?.name ?? law}${clause ?? ''}`)
    .join('；');
}

/** A ground or reason in words, also one that the table no longer has. */
export function reasonInWords(station: ReadableLog, code: string): string {
  const { pack: used } = station.state;
  const retention = used && station.shelf.byHash(used.sha256).retention;
  const known = retention ? [...retention.grounds, ...Object.values(retention.reasons).flat()] : [];
  return known.find((reason) => reason.code === code)?.label ?? code;
}

const detail = (label: string, value: string | undefined): Detail[] => (value ? [{ label, value }] : []);

function detailsOf(station: ReadableLog, event: CustodyEvent): Detail[] {
  const approver = detail('第二人', station.nameOf(event.body.approver));
  if (event.kind !== 'erased') {
    const paper = event.private ? event.private.paper : ERASED;
    return [
      ...detail('原因', reasonInWords(station, event.body.reason)),
      ...detail('文书编号', paper),
      ...approver,
    ];
  }
  const { ground, until, early, relationEnded, beside } = event.body;
  return [
    ...detail('理由', reasonInWords(station, ground)),
    ...detail('业务关系终止日', relationEnded),
    ...detail('应保存到', until),
    ...detail('期满以前', early && '是，这类资料的期限不由法律规定'),
    ...detail('一并清除的其他记录', beside.length > 0 ? `${beside.length} 条` : undefined),
    ...approver,
  ];
}

/** What was decided about the keeping of one case, in the order of the log. */
export function custodyTimeline(station: ReadableLog, caseId: string) {
  // To look through the whole log is slow, and of nearly every case nothing was ever decided.
  if (!station.state.custodies.has(caseId)) return [];
  const { store, ledger } = station.open;
  const seqs = store.seqsOfKinds(Object.keys(custodyKinds));
  const events = seqs.map((seq) => ledger.event(seq) as CustodyEvent);
  return events
    .filter(({ body }) => body.caseId === caseId)
    .map((event) => ({
      ...{ seq: event.seq, at: event.at, sentence: catalogue[event.kind].sentence },
      ...actorInWords(event.actor, (staff) => station.nameOf(staff)),
      details: detailsOf(station, event),
      leaf: toBase64(store.leafOf(event.seq) ?? new Uint8Array()),
    }));
}

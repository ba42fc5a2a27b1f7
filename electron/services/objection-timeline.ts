// Objections as an auditor reads them beside the case, and what was said in them.
import { toBase64 } from '../../shared/ledger/base64.ts';
import { catalogue } from '../../shared/ledger/catalogue.ts';
import type { ObjectionEvent } from '../../shared/station/objections.ts';
import { ERASED } from '../../shared/words/mask.ts';
import { MATTERS, RESULTS } from '../../shared/words/objections.ts';
import { actedInWords } from './emergency-views.ts';
import type { ReadableLog } from './readable-log.ts';

function eventAt(log: ReadableLog, seq: number): ObjectionEvent {
  return log.open.ledger.event(seq) as ObjectionEvent;
}

/** The words of an objection lie in its entry alone: of a case that was erased nothing stays. */
export const noteAt = (log: ReadableLog, seq: number): string => eventAt(log, seq).private?.note ?? ERASED;

function detailsOf(log: ReadableLog, event: ObjectionEvent) {
  const note = { label: '说明', value: event.private?.note ?? ERASED };
  if (event.kind === 'objection-answered') {
    const { objection, result, innocent } = event.body;
    const made = log.state.objections.get(objection);
    const found = innocent ? [{ label: '再次核实', value: '这笔业务正常' }] : [];
    // A case can have several.
    const which = made ? [{ label: '所答异议', value: `台账第 ${made.seq} 号` }] : [];
    return [...which, { label: '答复', value: RESULTS[result] }, ...found, note];
  }
  const { matter, received, due, basic } = event.body;
  return [
    { label: '异议事项', value: MATTERS[matter] },
    { label: '收到日期', value: received },
    { label: '最后答复日', value: basic ? `${due}（影响基本金融服务，及时答复）` : due },
    note,
  ];
}

/** What was objected to in one case and how it was answered, in the order of the log. */
export function objectionTimeline(log: ReadableLog, caseId: string) {
  const { store } = log.open;
  const seqs = [...log.state.objections.values()]
    .filter((objection) => objection.caseId === caseId)
    .flatMap(({ seq, answer }) => (answer ? [seq, answer.seq] : [seq]))
    .sort((a, b) => a - b);
  return seqs.map((seq) => {
    const event = eventAt(log, seq);
    return {
      ...{ seq, at: event.at, sentence: catalogue[event.kind].sentence },
      ...actedInWords(log, event),
      details: detailsOf(log, event),
      leaf: toBase64(store.leafOf(seq) ?? new Uint8Array()),
    };
  });
}

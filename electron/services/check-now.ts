// 立即核对: the whole log looked at again while the counter goes on, with progress and a way out. That it was begun and how it ended are
// events. On a finding the station stops writing: the finding is the last entry of this log, at this start and at every later one.
import { toBase64 } from '../../shared/ledger/base64.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { KNOWN_HEADS } from '../../shared/station/compare-kinds.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { checkLog, type Finding, type GoodUpTo, type LogChecked } from '../ledger/log-check.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';
import { Turns } from './turns.ts';

type KnownHead = (typeof KNOWN_HEADS)[number];

/** A size and its b64 root, as somebody had written them down. */
interface Head {
  size: number;
  root: string;
}

interface CheckRequest {
  command: string;
  known?: Head | undefined;
}

export type CheckProgress =
  | { state: 'working'; done: number; of: number }
  | {
      state: 'done';
      size: number;
      /** Null where something was found. */
      root: string | null;
      finding: (Finding & { at: string | null }) | null;
      lastGood: GoodUpTo | null;
      checkpoints: number;
      parts: number;
      erased: number;
      known: KnownHead | null;
    };

function compare(
  known: Head | undefined,
  size: number,
  { rootAtKnown, finding }: LogChecked,
): KnownHead | undefined {
  if (!known) return undefined;
  if (known.size > size) return 'longer';
  // Where the log breaks off before that size there is no root to compare with.
  if (!rootAtKnown) return finding ? undefined : 'differs';
  return toBase64(rootAtKnown) === known.root ? 'same' : 'differs';
}

/**
 * Checks the log up to its own `check-begun`. The last value is the answer. Whoever stops listening cancels it.
 * @throws NotSealed; Situation COMMAND_REUSED
 */
export async function* checkNow(
  station: Station,
  actor: Actor,
  { command, known }: CheckRequest,
): AsyncGenerator<CheckProgress, void, void> {
  const { open } = station;
  if (open.ledger.findCommand(command)) throw new Situation('COMMAND_REUSED');
  const begin = { kind: 'check-begun' as const, body: known ? { known } : {}, private: {} };
  const { seq: begun } = station.seal({ command, actor, events: [begin] });
  const size = open.ledger.size;
  const store = open.read();
  const { caseKeys } = station.vault;
  let checked: LogChecked | undefined;
  try {
    const log = { store, caseKeys, origin: open.ledger.origin, size, head: store.head()?.checkpoint ?? '' };
    const running = checkLog({ ...log, anchor: open.anchored(), ...(known && { known: known.size }) });
    yield { state: 'working', done: 0, of: size };
    const turns = new Turns();
    let step = running.next();
    for (; !step.done; step = running.next()) {
      if (!turns.isOver()) continue;
      yield { state: 'working', done: step.value, of: size };
      await turns.next();
    }
    checked = step.value;
  } finally {
    store.db.close();
    seal(station, actor, begun, checked, checked && compare(known, size, checked));
  }
  const { finding, foundAt, lastGood, checkpoints, parts, erased, whole } = checked;
  yield {
    ...{ state: 'done', size, checkpoints, parts, erased },
    root: whole ? toBase64(whole.root()) : null,
    finding: finding ? { ...finding, at: foundAt ?? null } : null,
    lastGood: lastGood ?? null,
    known: compare(known, size, checked) ?? null,
  };
}

/** How it ended. Without an answer it was cancelled: somebody left, or it failed with a fault that is told elsewhere. */
function seal(
  station: Station,
  actor: Actor,
  begun: number,
  checked: LogChecked | undefined,
  known: KnownHead | undefined,
): void {
  const finding = checked?.finding;
  const result = !checked ? ('cancelled' as const) : finding ? ('broken' as const) : ('whole' as const);
  const ended = {
    kind: 'check-ended' as const,
    body: {
      ...{ begun, result },
      ...(checked?.whole && { root: toBase64(checked.whole.root()) }),
      ...(finding && { found: finding }),
      ...(known && { known }),
    },
    private: {},
  };
  try {
    station.seal({ command: uuid7(station.clock), actor, events: [ended] });
  } finally {
    if (finding) station.stopAsBroken();
  }
  if (checked?.whole) station.open.markVerified(checked.whole);
}

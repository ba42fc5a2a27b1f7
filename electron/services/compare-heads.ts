// Holds the heads of bundles against this station's log: one walk over its leaves, in turns, with progress and a way out. The look is
// sealed with its answer before anybody reads it; one that was left half-way showed nothing and leaves no entry.
import { toBase64 } from '../../shared/ledger/base64.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { TreeFrontier } from '../../shared/ledger/tree.ts';
import { type Beside, type LogSide, standBeside } from '../../shared/ledger/verify/side-by-side.ts';
import type { KNOWN_HEADS } from '../../shared/station/compare-kinds.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import type { EntryStore } from '../store/entry-store.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';
import { Turns } from './turns.ts';

interface Head {
  origin: string;
  size: number;
  root: string;
}

interface CompareRequest {
  command: string;
  heads: readonly Head[];
}

export type CompareProgress =
  | { state: 'working'; done: number; of: number }
  | { state: 'done'; origin: string; size: number; root: string; roots: { size: number; root: string }[] };

/** Roots by size, of the leaves as they lie in the store. Yields how many were taken, often enough for others to have their turn. */
function* walk(
  store: EntryStore,
  size: number,
  wanted: ReadonlySet<number>,
): Generator<number, Map<number, string>> {
  const tree = new TreeFrontier(nodeCrypto);
  const roots = new Map<number, string>();
  for (const leaves of store.leaves(size)) {
    for (let at = 0; at < leaves.length; at += 32) {
      tree.append(leaves.subarray(at, at + 32));
      if (wanted.has(tree.size)) roots.set(tree.size, toBase64(tree.root()));
    }
    yield tree.size;
  }
  return roots;
}

/** In the words of the event; another device's log was counted elsewhere. */
function knownAs({ as }: Beside): (typeof KNOWN_HEADS)[number] {
  switch (as) {
    case 'same':
    case 'shorter':
      return 'same';
    case 'forks':
      return 'differs';
    case 'longer':
    case 'unknown':
      return 'longer';
    case 'other-log':
      throw new Error('a head of another log is not held against this one');
  }
}

/** A head as one side: of a longer log nothing is known at this log's size, and the window that has its leaves finds out. */
const sideOf = (head: Head): LogSide => ({ ...head, rootAt: new Map() });

function seal(station: Station, actor: Actor, command: string, own: LogSide, heads: readonly Head[]): void {
  const ours = heads.filter(({ origin }) => origin === own.origin);
  const body = {
    size: own.size,
    heads: ours.map((head) => ({
      size: head.size,
      root: head.root,
      as: knownAs(standBeside(own, sideOf(head))),
    })),
    others: heads.length - ours.length,
  };
  station.seal({ command, actor, events: [{ kind: 'heads-compared', body, private: {} }] });
}

/**
 * The last value is the answer: this log's own head, and its roots at the sizes asked. Whoever stops listening cancels it.
 * @throws NotSealed; Situation COMMAND_REUSED
 */
export async function* compareHeads(
  station: Station,
  actor: Actor,
  { command, heads }: CompareRequest,
): AsyncGenerator<CompareProgress, void, void> {
  const { open } = station;
  if (open.ledger.findCommand(command)) throw new Situation('COMMAND_REUSED');
  const { origin, size } = open.ledger;
  const asked = heads.filter((head) => head.origin === origin).map(({ size }) => size);
  const root = toBase64(open.ledger.root());
  const store = open.read();
  let roots: Map<number, string>;
  try {
    yield { state: 'working', done: 0, of: size };
    const turns = new Turns();
    const running = walk(store, Math.min(size, Math.max(0, ...asked)), new Set(asked));
    let step = running.next();
    for (; !step.done; step = running.next()) {
      if (!turns.isOver()) continue;
      yield { state: 'working', done: step.value, of: size };
      await turns.next();
    }
    roots = step.value;
  } finally {
    store.db.close();
  }
  seal(station, actor, command, { origin, size, root, rootAt: roots }, heads);
  yield {
    ...{ state: 'done', origin, size, root },
    roots: [...roots].map(([at, its]) => ({ size: at, root: its })),
  };
}

// One comparison of bundles, from the files that were chosen to how each stands to this station's log. The window reads and verifies the
// files in a worker; the process is told their heads alone. Holds no rules.
import { createStore } from 'zustand/vanilla';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { type FirstLook, lookAtBundle } from '../../shared/ledger/verify/bundle-heads.ts';
import type { Report } from '../../shared/ledger/verify/report.ts';
import {
  type Beside,
  forksAmong,
  type LogSide,
  standBeside,
} from '../../shared/ledger/verify/side-by-side.ts';
import { follow } from '../state/follow.ts';
import { type Problem, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { uuid7 } from '../state/uuid7.ts';
import { fileSource } from '../verifier/file-source.ts';
import { COMPARE } from './compare-sentences.ts';

/** The contract's limits; a test holds them together. */
export const MOST_FILES = 50;
export const LONGEST_REPORT = 600_000;

type NotRead = keyof (typeof COMPARE)['notRead'];
type Looked = { file: File } & (FirstLook | { state: 'unreadable' });
type WithHead = Looked & { state: 'head' };

/** A bundle whose log can be held against others; `at` is its place in the list. */
interface Side extends LogSide {
  at: number;
  file: string;
}

export type Row = { file: string; bytes: number } & (
  | { state: NotRead }
  | { state: 'refused'; report: Report }
  | { state: 'checked'; report: Report; side: Side; beside: Beside }
);

/** Two bundles that cannot both be true, and what a report of it is made from. */
interface Forked {
  shorter: string;
  longer: string;
  size: number;
  /** The whole checkpoint of the shorter one, and the file of the longer. */
  known: string;
  file: File;
}

/** What became of writing a fork down for somebody else. */
export type Reported =
  | { phase: 'working' }
  | { phase: 'none'; why: string }
  | { phase: 'failed'; problem: Problem }
  | { phase: 'written'; file: string; sha256: string; identity: 'own' | 'unproven' };

export interface Compared {
  own: LogSide;
  rows: readonly Row[];
  forks: readonly Forked[];
  /** How many times two bundles of one log were compared. */
  pairs: number;
}

type Run =
  | { phase: 'form' }
  | { phase: 'working'; at: number; file: string; share: number }
  | { phase: 'cancelled' }
  | { phase: 'failed'; problem: Problem }
  | { phase: 'done'; compared: Compared };

export interface CompareState {
  files: readonly File[];
  /** Chosen twice, and taken once. */
  repeated: number;
  run: Run;
  /** Of the forks that stand there, by their place. */
  reports: Readonly<Record<number, Reported>>;
}

const isSameFile = (left: File, right: File): boolean =>
  left.name === right.name && left.size === right.size && left.lastModified === right.lastModified;

const newWorker = (): Worker =>
  new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });

/** Ends the work as follow() says it: cancelled, or failed with a sentence. */
class Ended extends Error {
  readonly run: Run;
  constructor(run: Run) {
    super(run.phase);
    this.run = run;
  }
}

export function createCompareStore(client: Client) {
  const store = createStore<CompareState>(() => ({
    ...{ files: [], repeated: 0, run: { phase: 'form' }, reports: {} },
  }));
  let leaving = new AbortController();

  const tell = (at: number, file: string, share: number) =>
    store.setState({ run: { phase: 'working', at, file, share } });

  async function look(file: File): Promise<Looked> {
    try {
      return { file, ...(await lookAtBundle(fileSource(file, undefined, leaving.signal))) };
    } catch {
      leaving.signal.throwIfAborted();
      return { file, state: 'unreadable' };
    }
  }

  /** This log's own head, and its roots at the sizes of the heads that were brought. */
  async function ownSide(heads: readonly WithHead[]): Promise<LogSide> {
    const { signal } = leaving;
    const input = {
      command: uuid7(),
      heads: heads.map(({ checkpoint: { origin, size, root } }) => ({ origin, size, root: toBase64(root) })),
    };
    const answer = await follow({
      ...{ signal, interrupted: COMPARE.interrupted },
      stream: () => client.compare.heads(input, { signal }),
      take(step) {
        if (step.state === 'done') return { phase: 'own' as const, step };
        tell(0, '', step.of > 0 ? step.done / step.of : 0);
        return undefined;
      },
    });
    if (answer.phase !== 'own') throw new Ended(answer);
    const { origin, size, root, roots } = answer.step;
    return { origin, size, root, rootAt: new Map(roots.map((each) => [each.size, each.root])) };
  }

  async function verify(
    looked: WithHead,
    at: number,
    own: LogSide,
    sizes: number[],
    identity: string,
  ): Promise<Row> {
    const { file, checkpoint } = looked;
    const about = { file: file.name, bytes: file.size };
    const { origin, size } = checkpoint;
    const options = origin === own.origin ? { identity } : {};
    tell(at + 1, file.name, 0);
    // The verifier and its cryptography are loaded by whoever compares, not by every auditor.
    const { startVerification } = await import('../verifier/verification.ts');
    leaving.signal.throwIfAborted();
    const { checked, cancel } = startVerification(newWorker, { file, options, sizes }, (read) =>
      tell(at + 1, file.name, read / (2 * file.size)),
    );
    leaving.signal.addEventListener('abort', cancel);
    try {
      const { report, roots } = await checked;
      if (report.result !== 'verified' && report.result !== 'unproven')
        return { ...about, state: 'refused', report };
      const side = { origin, size, root: toBase64(checkpoint.root), rootAt: roots, at, file: file.name };
      return { ...about, state: 'checked', report, side, beside: standBeside(own, side) };
    } catch (error) {
      leaving.signal.throwIfAborted();
      // A file that was moved meanwhile is no fault of the verifier's. A worker hands on what it met as text.
      return {
        ...about,
        state: /NotReadableError|NotFoundError/.test(String(error)) ? 'unreadable' : 'fault',
      };
    } finally {
      leaving.signal.removeEventListener('abort', cancel);
    }
  }

  async function compare(files: readonly File[], identity: string): Promise<Run> {
    const looked: Looked[] = [];
    for (const file of files) looked.push(await look(file));
    const heads = looked.filter((each): each is WithHead => each.state === 'head');
    const none: LogSide = { origin: '', size: 0, root: '', rootAt: new Map() };
    const own = heads.length > 0 ? await ownSide(heads) : none;
    const rows: Row[] = [];
    for (const [at, each] of looked.entries()) {
      if (each.state !== 'head') {
        rows.push({ file: each.file.name, bytes: each.file.size, state: each.state });
        continue;
      }
      const { origin, size } = each.checkpoint;
      const sizes = [own, ...heads.map(({ checkpoint }) => checkpoint)]
        .filter((other) => other.origin === origin && other.size <= size)
        .map((other) => other.size);
      rows.push(await verify(each, at, own, sizes, identity));
    }
    const sides = rows.flatMap((row) => (row.state === 'checked' ? [row.side] : []));
    return { phase: 'done', compared: { own, rows, ...amongOneAnother(sides, looked) } };
  }

  return {
    ...store,
    choose(chosen: readonly File[]) {
      const files = chosen.filter((file, at) => chosen.findIndex((other) => isSameFile(other, file)) === at);
      store.setState({ files, repeated: chosen.length - files.length, run: { phase: 'form' } });
    },
    /** @param identities fingerprints of this device */
    async start(identities: readonly string[]): Promise<void> {
      const { files, run } = store.getState();
      if (run.phase === 'working' || files.length === 0 || files.length > MOST_FILES) return;
      leaving = new AbortController();
      store.setState({ reports: {} });
      tell(0, '', 0);
      try {
        store.setState({ run: await compare(files, identities.join('\n')) });
      } catch (error) {
        if (error instanceof Ended) store.setState({ run: error.run });
        else if (leaving.signal.aborted) store.setState({ run: { phase: 'cancelled' } });
        else throw error;
      }
    },
    /** Writes one of the forks down: found out here, checked and kept by the process. */
    async report(place: number): Promise<void> {
      const { run, reports } = store.getState();
      const fork = run.phase === 'done' ? run.compared.forks[place] : undefined;
      if (!fork || reports[place]?.phase === 'working') return;
      const become = (next: Reported) =>
        store.setState((state) =>
          state.run === run ? { reports: { ...state.reports, [place]: next } } : {},
        );
      become({ phase: 'working' });
      become(await reportOf(client, fork));
    },
    cancel() {
      leaving.abort();
    },
    again() {
      store.setState({ run: { phase: 'form' } });
    },
  };
}

/** A report that only a command can write: a window's call is not for megabytes. */
const isTooLong = (report: string): boolean => report.length > LONGEST_REPORT;

async function reportOf(client: Client, { known, file }: Forked): Promise<Reported> {
  const { findInFile } = await import('./find-in-file.ts');
  const found = await findInFile(file, known).catch(() => undefined);
  if (found === undefined) return { phase: 'none', why: COMPARE.notRead.unreadable };
  if ('none' in found) return { phase: 'none', why: found.none.zh };
  const report = found.found;
  if (isTooLong(report)) return { phase: 'none', why: COMPARE.report.tooLong };
  const sent = await send((command) => client.compare.report({ command, report }));
  return sent.ok ? { phase: 'written', ...sent.value } : { phase: 'failed', problem: sent.problem };
}

function amongOneAnother(
  sides: readonly Side[],
  looked: readonly Looked[],
): Pick<Compared, 'forks' | 'pairs'> {
  const forks = forksAmong(sides);
  const pairs = sides.flatMap((one, at) => sides.slice(at + 1).filter(({ origin }) => origin === one.origin));
  return {
    forks: forks.flatMap(({ shorter, longer, size }) => {
      const [known, from] = [looked[shorter.at], looked[longer.at]];
      if (known?.state !== 'head' || from?.state !== 'head') return [];
      return { shorter: shorter.file, longer: longer.file, size, known: known.text, file: from.file };
    }),
    pairs: pairs.length,
  };
}

export type CompareStore = ReturnType<typeof createCompareStore>;

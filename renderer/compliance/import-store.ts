// One import from the choice of a file to its end: follows the stream of progress and can leave it.
import { createStore } from 'zustand/vanilla';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { follow } from '../state/follow.ts';
import type { Problem } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { uuid7 } from '../state/uuid7.ts';
import type { Chosen, PackZip, Unfit } from './pack-zip.ts';
import { COMPLIANCE } from './sentences.ts';

type Progress =
  Awaited<ReturnType<Client['compliance']['importPack']>> extends AsyncIterable<infer P> ? P : never;
type Refused = Extract<Progress, { state: 'refused' }>;
type Imported = Extract<Progress, { state: 'imported' }>;

export type ImportRun =
  | { phase: 'choosing' }
  | { phase: 'working'; stage: 'packing' | 'reading' | 'checking' }
  | { phase: 'unfit'; unfit: Unfit | 'unreadable' }
  | { phase: 'refused'; file: string; refused: Refused }
  | { phase: 'imported'; imported: Imported }
  | { phase: 'cancelled' }
  | { phase: 'failed'; problem: Problem };

export function createImportStore(client: Client) {
  const store = createStore<{ run: ImportRun }>(() => ({ run: { phase: 'choosing' } }));
  let leaving: AbortController | undefined;
  const show = (run: ImportRun) => store.setState({ run });

  function toItsEnd({ file, zip }: PackZip, signal: AbortSignal): Promise<ImportRun> {
    const input = { command: uuid7(), file, bytes: zip.length, zip: toBase64(zip) };
    show({ phase: 'working', stage: 'reading' });
    return follow<Progress, ImportRun>({
      ...{ signal, interrupted: COMPLIANCE.import.interrupted },
      stream: () => client.compliance.importPack(input, { signal }),
      take(progress) {
        if (progress.state === 'refused') return { phase: 'refused', file, refused: progress };
        if (progress.state === 'imported') return { phase: 'imported', imported: progress };
        show({ phase: 'working', stage: progress.stage });
        return undefined;
      },
    });
  }

  async function chooseAndFollow(choose: () => Promise<Chosen>, signal: AbortSignal): Promise<ImportRun> {
    let chosen: Chosen;
    try {
      chosen = await choose();
    } catch {
      // A file that vanished or may not be read: whatever the reason, the person chooses again.
      return { phase: 'unfit', unfit: 'unreadable' };
    }
    if (signal.aborted) return { phase: 'cancelled' };
    return chosen.ok ? toItsEnd(chosen.chosen, signal) : { phase: 'unfit', unfit: chosen.unfit };
  }

  return {
    ...store,
    /** @param choose reads what the person chose, and packs it where it is a folder */
    async start(choose: () => Promise<Chosen>): Promise<void> {
      if (store.getState().run.phase === 'working') return;
      leaving = new AbortController();
      show({ phase: 'working', stage: 'packing' });
      show(await chooseAndFollow(choose, leaving.signal));
    },
    /** Leaves the stream; the process then does not go on checking. */
    cancel() {
      leaving?.abort();
    },
  };
}

export type ImportStore = ReturnType<typeof createImportStore>;

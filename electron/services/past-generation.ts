// The log of a generation that a restore has ended: proved as a whole when it is opened, read from then on, never written. It holds no key
// of any day, so what it hands out is its head as it lies, signed again by the identity (format section 7).
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { signAgain } from '../../shared/ledger/note.ts';
import { foldStation } from '../../shared/station/fold-station.ts';
import { EMPTY_STATION, type StationEvent, type StationState } from '../../shared/station/station-state.ts';
import type { CaseKeys } from '../keys/case-keys.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { EntryReader } from '../ledger/entry-reader.ts';
import { CaseIndex } from '../store/case-index.ts';
import { openDatabase } from '../store/database.ts';
import { EntryStore } from '../store/entry-store.ts';
import { type ProvedCopy, proveCopy } from './backup-check.ts';
import { PackShelf } from './packs.ts';
import { type ReadableLog, type ReadCase, readCaseIn } from './readable-log.ts';

class PastReader extends EntryReader {
  readonly origin: string;
  readonly size: number;
  constructor(store: EntryStore, caseKeys: CaseKeys, { origin, size }: ProvedCopy) {
    super(store, caseKeys);
    this.origin = origin;
    this.size = size;
  }
}

interface PastFile {
  /** The database; `key` opens it. */
  file: string;
  key: Uint8Array;
  caseKeys: CaseKeys;
}

export class PastGeneration implements ReadableLog {
  readonly proved: ProvedCopy;
  readonly open: ReadableLog['open'];
  readonly shelf: PackShelf;
  readonly state: StationState;
  readonly openCases: ReadableLog['openCases'] = new Map();

  private constructor({ file, key, caseKeys }: PastFile, proved: ProvedCopy) {
    const store = new EntryStore(openDatabase(file, key, 'read'));
    const ledger = new PastReader(store, caseKeys, proved);
    this.proved = proved;
    this.open = { ledger, store, index: new CaseIndex(store.db) };
    this.shelf = new PackShelf(ledger);
    let state = EMPTY_STATION;
    for (const event of ledger.eventsOfStation()) state = foldStation(state, event as StationEvent);
    this.state = state;
  }

  /** @throws BackupNotWhole, DatabaseUnusable, and SQLite's own errors; AbortError */
  static async open(past: PastFile, signal?: AbortSignal): Promise<PastGeneration> {
    return new PastGeneration(past, await proveCopy(past, signal));
  }

  readCase(caseId: string): ReadCase {
    return readCaseIn(this.open.ledger, this.shelf, caseId);
  }

  nameOf(staff: string): string {
    return this.state.people.get(staff)?.name ?? staff;
  }

  /** The checkpoint of a bundle of this log: its head, signed again by the identity. */
  checkpoint(identity: readonly NoteSigner[]): string {
    return signAgain(nodeCrypto, this.proved.head, identity);
  }

  close(): void {
    this.open.store.db.close();
  }
}

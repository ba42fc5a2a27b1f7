// Which keys a checkpoint has to be signed with: those of its own day, as the ledger itself declares them (format section 4).
import { readEntry } from '../../shared/ledger/entry.ts';
import type { EntryStore } from '../store/entry-store.ts';

/**
 * A checkpoint of size n belongs to the day of entry n − 1, and `key-rolled` to the day that it closes.
 * @returns vkeys, Ed25519 first; undefined where the entry that declares them is not there or not whole
 */
export function dayOf(store: EntryStore, size: number): readonly string[] | undefined {
  const rolled = store.lastOfKind('key-rolled', size - 2);
  const bytes = rolled?.bytes ?? store.bytesOf(0);
  const read = bytes && readEntry(bytes);
  if (!read?.ok) return undefined;
  const { kind, body } = read.entry;
  const keys = kind === 'key-rolled' ? body.next : body.day;
  return Array.isArray(keys) ? keys.map(String) : undefined;
}

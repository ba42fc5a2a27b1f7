// Copies a database as it stands at one moment into a new file under the same key, while others go on writing to it.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { openDatabase } from './database.ts';

/** A page of the copy is not what was written. */
export class CopyDamaged extends Error {}

/** Reads every page: each carries an authentication code, so one changed byte anywhere is found. @throws CopyDamaged */
export function checkPages(file: string, key: Uint8Array): void {
  const db = openDatabase(file, key, 'read');
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new CopyDamaged(file);
  } finally {
    db.close();
  }
}

/**
 * Returns when the copy is on the disk and every page of it was read back.
 * @param to must not exist  @throws CopyDamaged, and SQLite's or the system's own errors
 */
export function copyDatabase(from: string, to: string, key: Uint8Array): void {
  // `backup()` refuses encrypted databases; this copies under the same key (stack.md, traps).
  const db = openDatabase(from, key, 'read');
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  const file = openSync(to, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  checkPages(to, key);
}

// One process for each station. The lock is SQLite's own on a file of nothing: the system lets it go when the process dies, however it dies.
import { mkdirSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

/**
 * @param file the lock file  @param folder made if need be
 * @returns what releases the lock, or undefined where another process holds it
 */
export function holdFolder(file: string, folder: string): (() => void) | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
  return () => db.close();
}

// The files of a station seen from outside the program: its database opened with the key itself, its bytes compared and damaged.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { Vault } from '../../electron/keys/vault.ts';
import type { Entry } from '../../shared/ledger/entry.ts';

export const keysOf = (folder: string): string => join(folder, 'demo', 'keys');
export const logOf = (folder: string): string => join(folder, 'demo', 'g1');
export const databaseOf = (folder: string): string => join(logOf(folder), 'ledger.db');
export const anchorsOf = (folder: string): [string, string] => [
  join(logOf(folder), 'anchor-a'),
  join(logOf(folder), 'anchor-b'),
];

function vaultOf(folder: string): Promise<Vault> {
  return Vault.open(nodeFiles, keysOf(folder), keyFileProtector(nodeFiles, keysOf(folder)));
}

export async function databaseKey(folder: string): Promise<Buffer> {
  return Buffer.from((await vaultOf(folder)).secret('database'));
}

/** The database of a demo station, opened as somebody would who has the key. */
export async function storedIn(folder: string, { readonly = false } = {}): Promise<Database.Database> {
  const key = await databaseKey(folder);
  const db = new Database(databaseOf(folder), { readonly, fileMustExist: true });
  db.pragma("cipher = 'sqlcipher'");
  db.pragma(`key = "x'${key.toString('hex')}'"`);
  return db;
}

/** Changes the stored data and closes the database again, so that all of it lies in one file. */
export async function tamper(folder: string, change: (db: Database.Database) => void): Promise<void> {
  const db = await storedIn(folder);
  change(db);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Every file under a folder with its bytes, by path. */
export function filesUnder(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path)]),
  );
}

/** All entries of a demo station that does not run. */
export async function entriesIn(folder: string): Promise<Entry[]> {
  const db = await storedIn(folder);
  const bytes = db.prepare('SELECT bytes FROM entries ORDER BY seq').pluck().all() as Buffer[];
  db.close();
  return bytes.map((line) => JSON.parse(line.toString('utf8')) as Entry);
}

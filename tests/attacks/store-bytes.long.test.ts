// Every page of the encrypted database and every frame of its -wal, damaged one at a time on real files, and pages put back as they were.
// A start must stop, or a check must find it, or what is read must be what was there: nothing is ever shown that was not sealed.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { databaseOf, storedIn } from '../support/ledger-files.ts';
import { type StationDriver, station } from '../support/station-driver.ts';
import { exportsAll, fillsLog } from './real-log.ts';
import { count, type Ended, tally } from './tally.ts';
import { wholeCheck } from './whole-check.ts';

const MINUTES = 60_000;
const PAGE = 4096;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;
/** As SQLite calls the tables that are the ledger; all others are rebuilt from these. */
const LEDGER = ['entries', 'private_parts', 'large_things', 'published'];

type Db = Awaited<ReturnType<typeof storedIn>>;
function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
  writeFileSync(path, bytes);
}

/** All that is evidence, below a size, in one hash. */
function evidence(db: Db, size: number): string {
  const hash = createHash('sha256');
  const all = (sql: string) => db.prepare(sql).raw().iterate() as Iterable<(Buffer | string | number)[]>;
  for (const sql of [
    `SELECT seq, id, kind, case_id, n, bytes, leaf FROM entries WHERE seq < ${size} ORDER BY seq`,
    `SELECT seq, name, sealed FROM private_parts WHERE seq < ${size} ORDER BY seq, name`,
    'SELECT sha256, scope, bytes FROM large_things ORDER BY sha256',
    `SELECT size, checkpoint FROM published WHERE size <= ${size} ORDER BY size`,
  ])
    for (const row of all(sql))
      for (const cell of row)
        hash
          .update(`|${typeof cell}|`)
          .update(String(cell))
          .update(Buffer.isBuffer(cell) ? cell : '');
  return hash.digest('hex');
}

async function evidenceIn(folder: string, size: number): Promise<string> {
  const db = await storedIn(folder, { readonly: true });
  try {
    return evidence(db, size);
  } finally {
    db.close();
  }
}

/** Whether SQLite itself refuses to read some page: its authentication code is wrong. */
async function isRefused(folder: string): Promise<boolean> {
  const db = await storedIn(folder);
  try {
    return db.pragma('integrity_check', { simple: true }) !== 'ok';
  } catch (error) {
    if (error instanceof Error && 'code' in error && /CORRUPT|NOTADB|IOERR/.test(String(error.code)))
      return true;
    throw error;
  } finally {
    db.close();
  }
}

/** What becomes of a station whose files were damaged. */
async function endOf(counter: StationDriver, size: number, before: string): Promise<string> {
  await counter.start();
  if (counter.app.stopped) {
    const { stopped } = counter.app;
    counter.stop();
    return `stopped at the start (${stopped})`;
  }
  const finding = wholeCheck(counter);
  counter.stop();
  if (finding) return `found by the check (${finding.what})`;
  if (await isRefused(counter.folder)) return 'refused when the page is read, which holds no evidence';
  const same = (await evidenceIn(counter.folder, size)) === before;
  return same ? 'harmless' : 'NOT FOUND';
}

/** In the middle of a day, as a power cut leaves it; and after a good end, when all of it lies in the database. */
async function images() {
  const running = (await fillsLog(await station())).crashed();
  const closed = running.crashed();
  await closed.start();
  closed.stop();
  const size = (await storedIn(closed.folder)).prepare('SELECT size FROM head').pluck().get() as number;
  return { running, closed, size, before: await evidenceIn(closed.folder, size) };
}

describe('damage that nobody signed', () => {
  test(
    'in any page of the database is found',
    async ({ task }) => {
      const { closed, size, before } = await images();
      const pages = readFileSync(databaseOf(closed.folder)).length / PAGE;
      const ended: Ended = {};
      const harmless: number[] = [];
      for (let page = 0; page < pages; page += 1) {
        const counter = closed.crashed();
        flip(databaseOf(counter.folder), page * PAGE + ((page * 997) % PAGE));
        const end = await endOf(counter, size, before);
        count(ended, end);
        if (end === 'harmless') harmless.push(page + 1);
        if (end === 'NOT FOUND') expect.fail(`page ${page + 1}`);
      }
      const db = await storedIn(closed.folder);
      const free = db.pragma('freelist_count', { simple: true });
      db.close();
      expect(harmless, 'only pages that hold nothing').toHaveLength(Number(free));
      tally(task, 'a byte in each page of the database', pages, ended);
    },
    10 * MINUTES,
  );

  test(
    'in any frame of the -wal stops the start, unless what is read is what was sealed',
    async ({ task }) => {
      const { running } = await images();
      const wal = readFileSync(`${databaseOf(running.folder)}-wal`);
      const frames = (wal.length - WAL_HEADER) / (PAGE + FRAME_HEADER);
      const untouched = running.crashed();
      await untouched.start();
      const size = untouched.size - 1;
      untouched.stop();
      const before = await evidenceIn(untouched.folder, size);
      const ended: Ended = {};
      for (let frame = 0; frame < frames; frame += 1) {
        const start = WAL_HEADER + frame * (PAGE + FRAME_HEADER);
        for (const at of [frame % FRAME_HEADER, FRAME_HEADER + ((frame * 997) % PAGE)]) {
          const counter = running.crashed();
          flip(`${databaseOf(counter.folder)}-wal`, start + at);
          const end = await endOf(counter, size, before);
          count(ended, end);
          if (end === 'NOT FOUND') expect.fail(`frame ${frame}, byte ${at}`);
        }
      }
      tally(task, 'a byte in the header and in the page of each frame of the -wal', 2 * frames, ended);
    },
    10 * MINUTES,
  );
});

describe('an older copy', () => {
  test(
    'of a page, whose authentication code is right, is found wherever the page is evidence',
    async ({ task }) => {
      const { closed } = await images();
      const newer = closed.crashed();
      await newer.start();
      await newer.signInAs('teller');
      await newer.openRemittance({ customer: '周小舟' });
      await newer.finish();
      await exportsAll(newer);
      const size = newer.size + 1;
      newer.stop();
      const before = await evidenceIn(newer.folder, size);
      const old = readFileSync(databaseOf(closed.folder));
      const now = readFileSync(databaseOf(newer.folder));
      const owners = await ownersIn(newer.folder);
      const ended: Ended = {};
      let tried = 0;
      for (let page = 0; (page + 1) * PAGE <= old.length; page += 1) {
        const own = old.subarray(page * PAGE, (page + 1) * PAGE);
        if (own.equals(now.subarray(page * PAGE, (page + 1) * PAGE))) continue;
        const counter = newer.crashed();
        const bytes = Buffer.from(now);
        own.copy(bytes, page * PAGE);
        writeFileSync(databaseOf(counter.folder), bytes);
        const end = await endOf(counter, size, before);
        const owner = owners.get(page + 1) ?? 'free';
        count(ended, `${owner}: ${end}`);
        tried += 1;
        if (end === 'NOT FOUND') expect.soft(LEDGER, `page ${page + 1} of ${owner}`).not.toContain(owner);
      }
      tally(task, 'a page put back as it was, under its own authentication code', tried, ended);
    },
    10 * MINUTES,
  );
});

async function ownersIn(folder: string): Promise<Map<number, string>> {
  const db = await storedIn(folder);
  try {
    const rows = db.prepare('SELECT pageno, name FROM dbstat').all() as { pageno: number; name: string }[];
    return new Map(rows.map(({ pageno, name }) => [pageno, name]));
  } finally {
    db.close();
  }
}

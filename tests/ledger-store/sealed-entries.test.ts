// What a day at the counter leaves on the disk, read without the program's own reader: entries, tree, checkpoint, commitments, secrets.
import { createHash, hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { catalogue, definitionOf } from '../../shared/ledger/catalogue.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { verifyNote } from '../../shared/ledger/note.ts';
import { parseVkey } from '../../shared/ledger/vkey.ts';
import { databaseOf, filesUnder, storedIn } from '../support/ledger-files.ts';
import { INK, outcomeOf, sharedStation } from '../support/station-driver.ts';

interface Row {
  seq: number;
  id: string;
  kind: string;
  case_id: string | null;
  n: number | null;
  bytes: Buffer;
  leaf: Buffer;
}

const NAMES = ['欧阳铁柱', '慕容收款', '司马银行', '99000019700101555X', '6222020000009876543', '编号丙丁'];
const NOTES = ['备注甲乙', '王警官', '接警九号'];
const RECIPIENT = ['审计署某处', '例行核查用'];

let shared: Awaited<ReturnType<typeof sharedStation>>;
let rows: Row[];
let entries: Entry[];
let head: { size: number; checkpoint: string };

beforeAll(async () => {
  shared = await sharedStation();
  const counter = shared.driver;
  const [customer = '', payee = '', bank = '', document = '', account = '', reference = ''] = NAMES;
  const slip = { customer, payee, bank, document, account, reference };
  await counter.signInAs('teller');
  await outcomeOf(counter.inner.admin.listStaff());
  await counter.openRemittance(slip);
  await counter.answersAll();
  await counter.customerSigns();
  await counter.customerConfirms('ink');
  await counter.inner.teller.closeCase(counter.atCase());
  counter.wait(60);
  await counter.openRemittance({ ...slip, yuan: 60_000 });
  const answer = {
    ...counter.atCase(),
    step: 'REM-01',
    options: ['other-person'],
    saw: null,
    note: NOTES[0],
  };
  await counter.inner.teller.answerStep(answer);
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('supervisor');
  const contact = { contact: '110', result: 'arrived', number: NOTES[2], person: NOTES[1] };
  await counter.inner.reviewer.recordContact({ ...counter.atCase(), ...contact });
  const ended = { ending: 'O7', ground: 'persuaded', paperHanded: true, note: NOTES[0] };
  await counter.inner.reviewer.end({ ...counter.atCase(), ...ended });
  await counter.signInAs('auditor');
  const range = { from: '2026-11-21', to: '2026-11-21' };
  await counter.inner.auditor.findCases({ ...counter.command(), ...range, page: 0 });
  const [recipient = '', purpose = ''] = RECIPIENT;
  const wanted = { ...range, masking: 'masked' as const, recipient, purpose };
  for await (const _ of await counter.inner.auditor.exportBundle({ ...counter.command(), ...wanted }));
  const db = await storedIn(counter.folder, { readonly: true });
  rows = db.prepare('SELECT * FROM entries ORDER BY seq').all() as Row[];
  head = db.prepare('SELECT size, checkpoint FROM head').get() as typeof head;
  db.close();
  entries = rows.map((row) => JSON.parse(row.bytes.toString('utf8')) as Entry);
});
afterAll(() => shared.remove());

const leafOf = (bytes: Uint8Array): Buffer =>
  createHash('sha256')
    .update(Buffer.from([0]))
    .update(bytes)
    .digest();

/** RFC 6962, section 2.1, written from the RFC: split at the largest power of two below the size. */
function treeRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return leaves[0] as Buffer;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const both = [Buffer.from([1]), treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split))];
  return createHash('sha256').update(Buffer.concat(both)).digest();
}

/** RFC 8785 for what entries may hold: sorted members, integers, plain strings. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

describe('the entries', () => {
  test('are canonical JSON in one unbroken sequence, each bound to the one before', () => {
    expect(rows.length).toBeGreaterThan(40);
    rows.forEach((row, seq) => {
      const entry = entries[seq]!;
      expect(row.bytes.toString('utf8')).toBe(canonical(entry));
      const { id, kind, case: caseId, n, prev } = entry;
      expect({ seq: entry.seq, id, kind, case: caseId ?? null, n: n ?? null }).toEqual({
        ...{ seq, id: row.id, kind: row.kind, case: row.case_id, n: row.n },
      });
      expect(row.leaf).toEqual(leafOf(row.bytes));
      expect(prev).toBe(seq === 0 ? undefined : leafOf(rows[seq - 1]!.bytes).toString('base64'));
    });
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
  });

  test('of a case are numbered from 0 without a gap, and its end says how many there are', () => {
    const cases = Map.groupBy(
      entries.filter((entry) => entry.case !== undefined),
      (entry) => entry.case,
    );
    expect(cases.size).toBe(2);
    for (const events of cases.values()) {
      expect(events.map((entry) => entry.n)).toEqual(events.map((_, index) => index));
      expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { entries: events.length } });
    }
  });

  test('add up to the root that the checkpoint states, signed by the day key of log-opened', () => {
    const parsed = parseCheckpoint(head.checkpoint);
    if (!parsed.ok) throw new Error(parsed.reason);
    const { origin, size, root } = parsed.checkpoint;
    expect({ origin, size }).toEqual({ origin: 'demo/demo-branch/counter-1/g1', size: rows.length });
    expect(Buffer.from(root)).toEqual(treeRoot(rows.map((row) => row.leaf)));
    const opened = entries[0]?.body as { day: string[]; identity: string[]; note: string };
    const day = parseVkey(nodeCrypto, opened.day[0] ?? '');
    expect(verifyNote(nodeCrypto, parsed.note, day!)).toBe('good');
    expect(opened.day).toHaveLength(2);
    expect(opened.note.startsWith(`${origin}/keys\n${opened.day.join('\n')}\n\n`)).toBe(true);
  });

  test('are of kinds that stand in the catalogue, caused by whom it names, with bodies as it says', () => {
    for (const { kind, actor, body, private: hidden } of entries) {
      const definition = definitionOf(kind);
      if (!definition) throw new Error(`${kind} is not in the catalogue`);
      expect(definition.by as readonly string[], kind).toContain(actor.role);
      expect(definition.body.parse(body)).toEqual(body);
      for (const name of Object.keys(hidden ?? {}))
        expect(Object.keys(definition.private.shape), kind).toContain(name);
    }
    expect(Object.keys(catalogue)).toEqual(expect.arrayContaining(entries.map((entry) => entry.kind)));
  });

  test('hide their private parts behind commitments that the disclosed values open', () => {
    const { ledger } = shared.driver.station.open;
    let opened = 0;
    for (const entry of entries.filter(({ private: hidden }) => hidden)) {
      const disclosed = ledger.disclosures(entry.seq, entry);
      expect(disclosed.map(({ name }) => name).sort()).toEqual(Object.keys(entry.private ?? {}).sort());
      for (const { name, salt, value } of disclosed) {
        const parts = [Buffer.from(`${name}\0`), Buffer.from(salt, 'base64'), Buffer.from(canonical(value))];
        expect(hash('sha256', Buffer.concat(parts), 'base64')).toBe(entry.private?.[name]);
        opened += 1;
      }
      const definition = definitionOf(entry.kind)!;
      const values = Object.fromEntries(disclosed.map(({ name, value }) => [name, value]));
      expect(definition.private.parse(values)).toEqual(values);
    }
    expect(opened).toBeGreaterThan(30);
  });
});

describe('the files', () => {
  test('hold no name, number, note or stroke in clear: not the database, its -wal, the keys, nor a masked bundle', () => {
    const { folder } = shared.driver;
    const files = [...filesUnder(folder)];
    const paths = files.map(([path]) => path);
    for (const wanted of [
      'demo/g1/ledger.db',
      'demo/g1/ledger.db-wal',
      'demo/keys/case-keys',
      'demo/keys/pins',
    ])
      expect(paths).toContain(wanted);
    expect(paths.filter((path) => /^demo-exports\/.*\.zip$/.test(path))).toHaveLength(1);
    const stroke = JSON.stringify(INK.strokes[0]?.[3]);
    const secrets = [...NAMES, ...NOTES, ...RECIPIENT, '柜员甲', '一号柜台', '135246', stroke, '"strokes"'];
    for (const [path, bytes] of files) {
      for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${path}`).toBe(false);
      // A masked bundle shows masks, and the hash of nothing that could be guessed.
      if (!path.endsWith('.zip')) expect(bytes.includes('慕容'), path).toBe(false);
    }
  });

  test('hold no name in the sealed entries themselves, which are never erased', () => {
    const sealed = Buffer.concat(rows.map((row) => row.bytes));
    for (const secret of [...NAMES, ...NOTES, ...RECIPIENT, '柜员甲', '慕', '****6543'])
      expect(sealed.includes(secret), secret).toBe(false);
    for (const row of rows) expect(row.bytes.length).toBeLessThanOrEqual(16_384);
  });

  test('are an encrypted database, told to wait for the disk also after writes', () => {
    const database = filesUnder(shared.driver.folder).get('demo/g1/ledger.db');
    expect(database?.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    const { db } = shared.driver.station.open.store;
    expect(db.name).toBe(databaseOf(shared.driver.folder));
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    const asked: unknown[] = [];
    const { store } = shared.driver.station.open;
    const { writeHead } = store;
    store.writeHead = (written) => {
      asked.push(db.pragma('synchronous', { simple: true }));
      writeHead.call(store, written);
    };
    for (let time = 0; time < 3; time += 1) shared.driver.app.reject('unknown');
    shared.driver.wait(60);
    shared.driver.station.open.ledger.publishCheckpoint();
    shared.driver.app.reject('unknown');
    shared.driver.wait(60);
    expect(asked, '2 is FULL').toEqual([2, 2]);
  });
});

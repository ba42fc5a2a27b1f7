// A case with something of every kind that tells of a person, and what the files of its station hold: pages in clear, as somebody reads them who
// has the database key.
import { createDecipheriv } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { maskDocument } from '../../shared/words/mask.ts';
import { databaseKey, databaseOf } from './ledger-files.ts';
import { INK, PIN, type StationDriver } from './station-driver.ts';

export const WHO = { customer: '欧阳铁柱', payee: '慕容收款', bank: '司马银行', reference: '编号丙丁' };
const DOCUMENT = '99000019700101555X';
const MASK = maskDocument(DOCUMENT);
const ACCOUNT = '6222020000009876543';
const NOTE = '备注甲乙：客户欧阳';
const PAPER = '回执壬癸';
/** What may be found nowhere, in clear, once it is erased. */
export const SECRETS = [
  ...Object.values(WHO),
  DOCUMENT,
  ACCOUNT,
  '****6543',
  MASK,
  NOTE,
  PAPER,
  '慕',
  '慕容·收款',
];

/** Strokes of this customer and of nobody else. */
const OWN_INK = { ...INK, strokes: [...INK.strokes, [{ x: 31_415, y: 9_265, t: 99_999 }]] };

export const COMPLIANCE = 'ding';
const BRANCH_HEAD = 'bing';

/** A customer signs, is talked out of it, is called the next day; an auditor searches for them. @returns the case's id */
export async function toldEverything(counter: StationDriver): Promise<string> {
  await counter.signInAs('teller');
  await counter.openRemittance({ ...WHO, document: DOCUMENT, account: ACCOUNT, yuan: 60_000 });
  const { id } = counter.case;
  const answer = { step: 'REM-01', options: ['other-person'], saw: null, note: NOTE };
  await counter.inner.teller.answerStep({ ...counter.atCase(), ...answer });
  await counter.customerReads();
  const { sha256: notice } = counter.case.notice;
  await counter.outer.customer.sign({ ...counter.command(), notice, form: 'ink', clears: 1, ink: OWN_INK });
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('supervisor');
  const ended = { ending: 'O7', ground: 'persuaded', paperHanded: false, note: NOTE };
  await counter.inner.reviewer.end({ ...counter.atCase(), ...ended });
  await counter.signInAs('supervisor');
  for (const { task, results } of await counter.inner.task.list()) {
    const settled = { caseId: id, task, result: results[0]?.code ?? '', note: NOTE };
    await counter.inner.task.settle({ ...counter.command(), ...settled });
  }
  const actor = { staff: 'wu', role: 'auditor' };
  for (const terms of [
    `2026-11-21 ${WHO.customer}`,
    '2026-11-21 欧阳',
    '6543',
    '2026-11-21 慕容·收款',
    '2026-11-21 赵铁柱',
  ]) {
    const looked = {
      kind: 'viewed' as const,
      body: { what: 'search' as const, found: 1 },
      private: { terms },
    };
    counter.station.seal({ command: uuid7(counter.clock), actor, events: [looked] });
  }
  return id;
}

export const byTwo = { approver: BRANCH_HEAD, pin: PIN };

/** Compliance, at the counter, destroys it with the branch head. */
export async function erases(counter: StationDriver, caseId: string, more: object = {}) {
  const asked = { ...counter.command(), caseId, ground: 'purpose-gone', ...byTwo, ...more };
  return counter.inner.custody.erase(asked);
}

export async function holds(
  counter: StationDriver,
  caseId: string,
  act: 'hold' | 'restrict',
  paper?: string,
) {
  const reason = act === 'hold' ? 'inquiry' : 'period-running';
  return counter.inner.custody.change({
    ...{ ...counter.command(), caseId, act, reason, ...byTwo },
    ...(paper && { paper }),
  });
}

export const PAPER_OF_HOLD = PAPER;

const PAGE = 4096;
/** What SQLCipher keeps at the end of each page: 16 bytes of IV, 64 of MAC. */
const RESERVED = 80;

/**
 * Every page of the database in clear as it lies there, free ones and what is left in the gaps included: no VACUUM and no rekey, which would
 * leave out just what is looked for. The first page is passed over: it holds the schema and no row. The station must not be writing.
 */
export async function clearPages(folder: string): Promise<Buffer> {
  const aside = mkdtempSync(join(tmpdir(), 'counterguard-pages-'));
  const copy = join(aside, 'ledger.db');
  const key = await databaseKey(folder);
  try {
    copyFileSync(databaseOf(folder), copy);
    copyFileSync(`${databaseOf(folder)}-wal`, `${copy}-wal`);
    const db = new Database(copy);
    db.pragma("cipher = 'sqlcipher'");
    db.pragma(`key = "x'${key.toString('hex')}'"`);
    // Later pages over earlier ones: what is in the -wal counts too.
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const bytes = readFileSync(copy);
    const pages = Array.from({ length: bytes.length / PAGE - 1 }, (_, index) =>
      bytes.subarray((index + 1) * PAGE, (index + 2) * PAGE),
    );
    return Buffer.concat(pages.map((page) => clearPage(page, key)));
  } finally {
    rmSync(aside, { recursive: true });
  }
}

function clearPage(page: Buffer, key: Buffer): Buffer {
  const end = PAGE - RESERVED;
  const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(page.subarray(0, end)), cipher.final()]);
}

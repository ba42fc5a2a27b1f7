// The auditor's search over a real station: what a case can be found by, that names stay masked, and that each search is an event.
import { expect, test } from 'vitest';
import { caseKinds } from '../../shared/case/case-kinds.ts';
import { SEARCHED_PARTS } from '../../shared/search/case-texts.ts';
import { outcomeOf, type StationDriver, station } from '../support/station-driver.ts';

const RANGE = { from: '2026-11-01', to: '2026-12-31' };

const search = (counter: StationDriver, asked: object) =>
  counter.inner.auditor.findCases({ ...counter.command(), ...RANGE, page: 0, ...asked });

async function found(counter: StationDriver, asked: object): Promise<string[]> {
  return (await search(counter, asked)).cases.map(({ caseId }) => caseId);
}

/** Two remittances: one that raised the flag of an “investigation” and was shown a scam, and a plain one. */
async function twoCases(): Promise<{ counter: StationDriver; first: string; second: string }> {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance({
    yuan: 80_000,
    customer: '欧阳𠮷',
    payee: '诸葛亮',
    reference: 'HK-2026-77',
  });
  const first = counter.case.id;
  await counter.hears('investigation');
  await counter.inner.teller.showScam({ ...counter.atCase(), scam: 'T07' });
  const cancelled = { reason: 'customer-left', note: '家里急着装修' };
  await counter.inner.teller.cancelCase({ ...counter.atCase(), ...cancelled });
  await counter.openRemittance({ yuan: 500, customer: '司马懿' });
  const second = counter.case.id;
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'wrong-business' });
  await counter.signInAs('auditor');
  return { counter, first, second };
}

test('a case is found by its people, its amount, its flags, its notes and what procedure and scam are called', async () => {
  const { counter, first, second } = await twoCases();
  const { flags } = (await counter.inner.auditor.readCase({ ...counter.command(), caseId: first })) ?? {};
  const flag = flags[0]?.code ?? '';
  const scam = counter.station.shelf
    .byHash(counter.station.state.pack?.sha256 ?? '')
    .scams.find(({ code }) => code === 'T07');
  const asked = [
    '欧阳𠮷',
    '𠮷',
    '诸葛',
    '8万',
    '80,000',
    'hk-2026',
    '急着装修',
    flag.toLowerCase(),
    scam?.name,
    '欧阳 8万',
  ];
  for (const text of asked) expect(await found(counter, { text }), text).toEqual([first]);
  expect(await found(counter, { text: '个人汇款' })).toEqual([second, first]);
  expect(await found(counter, { text: '欧阳 司马' })).toEqual([]);
  expect(await found(counter, { text: '，。' })).toEqual([]);
  expect(await found(counter, { flag })).toEqual([first]);
  expect(await found(counter, { procedure: 'ACC' })).toEqual([]);
  expect(await found(counter, { procedure: 'REM', text: '司马' })).toEqual([second]);
  expect(await found(counter, { text: '欧阳', from: '2026-12-01' })).toEqual([]);
  const { flags: choices, procedures } = await search(counter, {});
  expect(choices.map(({ code }) => code)).toContain(flag);
  expect(procedures).toEqual([{ code: 'REM', name: '个人汇款' }]);
});

test('a full name finds the case and is not shown; what was searched stands in the log only as a commitment', async () => {
  const { counter } = await twoCases();
  const before = counter.size;
  const answer = await search(counter, { text: '欧阳𠮷' });
  expect(answer.cases).toMatchObject([{ customer: '欧**' }]);
  expect(JSON.stringify(answer)).not.toContain('欧阳𠮷');
  const [entry] = counter.entries(before);
  expect(entry).toMatchObject({ kind: 'viewed', body: { what: 'search', found: 1 } });
  expect(JSON.stringify(counter.entries())).not.toContain('欧阳');
  expect(counter.station.open.ledger.event(before).private).toEqual({
    terms: '2026-11-01 2026-12-31 欧阳𠮷',
  });
});

test('nobody but the auditor searches', async () => {
  const { counter } = await twoCases();
  await counter.signInAs('supervisor');
  expect(await outcomeOf(search(counter, { text: '欧阳' }))).toBe('NOT_YOUR_ROLE');
});

test('a flag that was tapped by mistake and taken back is none to be found by', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.hears('investigation');
  await counter.inner.teller.unhear({ ...counter.atCase(), heard: 'investigation' });
  const { flags } = counter.station.open.index.choices();
  expect(flags).toEqual([]);
});

test('what could not be sealed can not be found', async () => {
  const { counter, first } = await twoCases();
  await counter.signInAs('teller');
  const { db } = counter.station.open.store;
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
  const opening = counter.openRemittance({ customer: '皇甫嵩'.repeat(13), reference: '满'.repeat(40) });
  const outcome = await outcomeOf(opening);
  db.pragma('max_page_count = 1000000');
  await counter.signInAs('auditor');
  expect(outcome).toBe('NOT_SEALED');
  expect(await found(counter, { text: '皇甫' })).toEqual([]);
  expect(await found(counter, { text: '欧阳' })).toEqual([first]);
});

test('every private part of a case is either searched or left out on purpose', () => {
  const LEFT_OUT = ['documentHash', 'accountHash', 'cases', 'ink', 'scan', 'text', 'payeeMask'];
  const parts = Object.values(caseKinds).flatMap((kind) => Object.keys(kind.private.shape));
  expect([...new Set(parts)].sort()).toEqual([...SEARCHED_PARTS, ...LEFT_OUT].sort());
});

// The demo: a hundred cases of every procedure, played through the same calls that the windows make, show everything that can come of one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playDemo } from '../../electron/cli/demo.ts';
import { SCENARIOS } from '../../electron/cli/demo-scenarios.ts';
import { assess } from '../../shared/case/assess.ts';
import type { CaseState } from '../../shared/case/case-state.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import { samplePack } from '../procedure/sample-files.ts';
import { sharedStation } from '../support/station-driver.ts';

const pack = samplePack();
const CASES = 100;

let shared: Awaited<ReturnType<typeof sharedStation>>;
let told: Record<string, number>;
let cases: readonly CaseState[];
let events: readonly CaseEvent[];

beforeAll(async () => {
  shared = await sharedStation();
  const { app, clock } = shared.driver;
  told = await playDemo(app, clock, CASES, 1);
  const { open } = shared.driver.station;
  const { rows } = open.index.find({ from: '2000', to: '3000' }, 1_000, 0);
  cases = rows.map(({ caseId }) => shared.driver.station.readCase(caseId).state);
  const sequence = Array.from({ length: open.ledger.size }, (_, seq) => open.ledger.event(seq));
  events = sequence.filter((event): event is CaseEvent => event?.case !== undefined);
});
afterAll(() => shared.remove());

test('every story is told, and every case has ended', () => {
  expect(SCENARIOS.length).toBeLessThanOrEqual(CASES);
  expect(cases).toHaveLength(CASES);
  expect(cases.filter((state) => !state.closed)).toEqual([]);
  expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
});

test('every procedure of the counter is done, and every one that others enter is entered', () => {
  const begun = new Set(cases.map((state) => state.procedure));
  const entered = new Set(cases.flatMap((state) => state.entered));
  const procedures = Object.values(pack.procedures);
  expect(procedures.filter((known) => known.startedAt === 'counter' && !begun.has(known.code))).toEqual([]);
  expect(procedures.filter((known) => known.entry && !entered.has(known.code))).toEqual([]);
});

test.each(['O', 'A', 'E'])('every outcome and ending of table %s comes about', (table) => {
  const { rows = [], endings = [] } = pack.outcomes[table] ?? {};
  const wanted = [...rows, ...endings].map(({ code }) => code);
  expect(wanted.filter((code) => !told[code])).toEqual([]);
});

test('every addition is said beside an outcome, and the later arrival is taken up', () => {
  const said = new Set(
    cases.flatMap((state) => assess(pack, state).judgement.additions.map(({ code }) => code)),
  );
  const additions = ['O', 'A'].flatMap((table) => pack.outcomes[table]?.additions ?? []);
  expect(additions.map(({ code }) => code).filter((code) => !said.has(code))).toEqual([]);
  expect(told.O2).toBeGreaterThan(0);
});

test('there is a check that was put off, a contradiction, and a customer who saw themselves in a scam', () => {
  expect(cases.some((state) => (state.closed?.deferred.length ?? 0) > 0)).toBe(true);
  expect(cases.some((state) => state.closed?.flags.includes('C01') && state.kept.includes('C01'))).toBe(true);
  const turned = cases.filter((state) => state.shown?.reaction === 'turned');
  expect(turned.some((state) => state.closed?.ending === 'O7')).toBe(true);
});

test('what is new at the counter is all in it: sheets, papers, scams shown, procedures entered, checks put off', () => {
  const wanted = ['scam-answered', 'paper-printed', 'procedure-entered', 'sheet-answered', 'step-deferred'];
  const kinds = new Set<string>(events.map((event) => event.kind));
  expect(wanted.filter((kind) => !kinds.has(kind))).toEqual([]);
});

test('each case that a reviewer let go on against the rules is marked and counted', () => {
  const decided = events.filter((event) => event.kind === 'supervisor-decided');
  const overrides = decided.filter(({ body }) => body.decision === 'proceed' && body.to === undefined);
  const { rows, overridden } = shared.driver.station.open.index.find({ from: '2000', to: '3000' }, 1_000, 0);
  expect(overrides.length).toBeGreaterThan(0);
  expect(rows.reduce((sum, row) => sum + row.overrides, 0)).toBe(overrides.length);
  expect(overridden).toBe(new Set(overrides.map((event) => event.case)).size);
});

test('the branch has follow-ups and put-off checks to see to', () => {
  const open = shared.driver.station.open.index.tasks();
  expect(new Set(open.map(({ kind }) => kind))).toEqual(new Set(['deferred', 'follow-up']));
});

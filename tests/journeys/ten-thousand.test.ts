// Lists of ten thousand in real Chromium: the people of a whole bank at the sign-in and in the administrator's room, and what the lobby did
// in the auditor's room; and a thousand hand-overs of one day in the lobby. How long each takes from the tap to what it shows is printed.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../electron/app/build-app.ts';
import type { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import type { Happening } from '../../shared/ledger/catalogue.ts';
import { Counter } from './counter.ts';

const MANY = 10_000;
/** More customers than a hall brings to its counter in a month; a code of four digits and a check allows ten times as many. */
const HANDED_OVER = 1_000;
const AT_ONCE = 500;
/** More than any list needs on a machine that nobody else uses. */
const PATIENCE_MS = 2_000;

/** A bank's people without PINs, and what a lobby did: sealed as it would be, without the taps. */
async function aLot({ app, clock }: { app: App; clock: SteppedClock }): Promise<void> {
  const { station } = app;
  if (!station) throw new Error('the station runs');
  const pack = station.state.pack?.sha256 ?? '';
  const judged = { outcome: 'M3', flags: [], causes: [], engine: 1, heard: [] };
  const answers = [{ step: 'ATM-01', options: ['to-known'] }];
  const about = { procedure: 'ATM', pack, machine: 'hall', answers, ...judged };
  const [admin, lobby] = [
    { staff: 'ji', role: 'admin' },
    { staff: 'yi', role: 'lobby' },
  ];
  const round = [{ machine: 'hall', seen: ['in-order' as const] }];
  const sealAll = (
    count: number,
    actor: { staff: string; role: string },
    eventAt: (at: number) => Happening,
  ) => {
    for (let from = 0; from < count; from += AT_ONCE) {
      const events = Array.from({ length: AT_ONCE }, (_, at) => eventAt(from + at));
      station.seal({ command: uuid7(clock), actor, events });
    }
  };
  sealAll(MANY, admin, (at) => ({
    kind: 'staff-changed',
    body: { staff: `p${at}`, roles: ['teller'], status: 'active' },
    private: { name: `某人${at}` },
  }));
  sealAll(HANDED_OVER, lobby, (at) => ({
    kind: 'handed-over',
    body: { ...about, thread: uuid7(clock), code: String(at).padStart(5, '0') },
    private: {},
  }));
  sealAll(MANY - HANDED_OVER, lobby, () => ({ kind: 'patrol-made', body: { machines: round }, private: {} }));
}

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ prepare: aLot });
}, 180_000);
afterEach((context) => counter.close(context));

async function timed(what: string, act: () => Promise<void>, shown: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await act();
  await shown();
  const ms = Math.round(performance.now() - began);
  process.stdout.write(`ten thousand: ${what} in ${ms} ms\n`);
  expect(ms, what).toBeLessThan(PATIENCE_MS);
}

test('ten thousand rows are shown a page at a time, turned and looked through', {
  timeout: 120_000,
}, async () => {
  const { page } = counter.inner;
  const find = page.getByRole('searchbox');
  await timed(
    'a person is found at the sign-in',
    () => find.fill('p9876'),
    () => page.getByRole('button', { name: /某人9876/ }).waitFor(),
  );
  await find.fill('管理员己');
  await page.getByRole('button', { name: /^管理员己/ }).click();
  await page.getByLabel('PIN', { exact: true }).fill('223606');
  await timed(
    'the people of the administrator, PIN included',
    () => counter.button('登录').click(),
    () =>
      page
        .getByText('第 1 至 50 条，共 10007 条')
        .or(page.getByText(/第 1 至 50 条/))
        .waitFor(),
  );
  await timed(
    'their next page',
    () => counter.button('下一页').click(),
    () => page.getByText(/第 51 至 100 条/).waitFor(),
  );
  await counter.seeInner('admin-ten-thousand');

  await counter.signsOut();
  await find.fill('大堂经理乙');
  await page.getByRole('button', { name: /^大堂经理乙/ }).click();
  await page.getByLabel('PIN', { exact: true }).fill('314159');
  await timed(
    'the lobby’s board, PIN included',
    () => counter.button('登录').click(),
    () => counter.title('一问二看三提醒').waitFor(),
  );
  await timed(
    'the hand-overs of its day',
    () => counter.button('柜台与交接').click(),
    () => page.getByText(/第 1 至 50 条/).waitFor(),
  );
  await timed(
    'one of them by its code',
    () => find.fill('00234'),
    () => page.getByRole('cell', { name: '00234' }).waitFor(),
  );
  await counter.seeInner('lobby-ten-thousand');

  await counter.signsOut();
  await find.fill('审计戊');
  await page.getByRole('button', { name: /^审计戊/ }).click();
  await page.getByLabel('PIN', { exact: true }).fill('173205');
  await counter.button('登录').click();
  await counter.button('大堂记录').click();
  await timed(
    'what the lobby did, for the auditor',
    () => counter.button('本月').click(),
    () => page.getByText('第 1 至 50 条，共 10000 条').waitFor(),
  );
});

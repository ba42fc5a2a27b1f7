// AT7: a device at the machines tells that somebody there is on a call. The lobby manager is told by a quiet line, goes, looks with their own
// eyes, and what they tap is theirs; the customer's screen and the counter know nothing of it.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { LIMITS } from '../../shared/devices/protocol.ts';
import { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';
import { SIZES } from './windows.ts';

const TABLET = { width: 800, height: 1280 };

/** A booth's sensor that hears something each time it is asked whether it is still there. */
const BOOTH = `#!${process.execPath}
const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
const heard = [
  { type: 'call', machine: 'hall' },
  { type: 'call-over', machine: 'hall' },
  { type: 'call', machine: 'cash-recycler' },
];
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const told = JSON.parse(line);
  if (told.type === 'start') say({ type: 'hello', protocol: 1, device: 'call-signal', name: 'C-1' });
  if (told.type !== 'ping') return;
  say({ type: 'pong', n: told.n });
  if (heard.length > 0) say(heard.shift());
}).on('close', () => process.exit());
`;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ startMs: Date.parse('2026-11-21T01:30:00.000Z') });
});
afterEach((context) => counter.close(context));

/** The integrator's program, taken into use by the administrator and the branch head. */
async function sensorInUse(): Promise<void> {
  const { folder, calls, clock } = counter.server;
  mkdirSync(join(folder, 'devices'), { recursive: true });
  writeFileSync(join(folder, 'devices', 'booth'), BOOTH, { mode: 0o755 });
  const sha256 = createHash('sha256').update(BOOTH).digest('base64');
  await counter.signInAs('管理员己');
  const second = { approver: 'bing', pin: PIN.网点负责人丙 };
  const device = { device: 'call-signal' as const, file: 'booth', sha256 };
  await calls.device.set({ command: uuid7(clock), ...device, ...second });
  await expect
    .poll(async () => (await calls.device.status()).inUse[0]?.now.state, { timeout: 10_000 })
    .toBe('ready');
}

/** The sensor is asked whether it is there, and tells what it hears. */
const hears = () => counter.passes(LIMITS.pingEveryMs + LIMITS.pongMs);
const madeOf = (kind: string) => {
  const { store, ledger } = counter.server.station.open;
  return [...store.seqsOfKinds([kind])].map((seq) => ledger.event(seq));
};

test('a line comes by itself, leads to a reminder at that machine, and the look is the lobby manager’s own', async () => {
  const { page } = counter.inner;
  await sensorInUse();
  await counter.signInAs('大堂经理乙');
  await page.setViewportSize(TABLET);
  await counter.title('一问二看三提醒').waitFor();
  await counter.seeInner('tablet-lobby-without-signal');
  await counter.passes(LIMITS.pingEveryMs);
  const lines = page.getByRole('region', { name: '设备提示' });
  await lines.getByText('大厅自助区　可能有人在通话').waitFor();
  await counter.seeInner('tablet-lobby-signal');
  await page.setViewportSize(SIZES.inner);
  await counter.seeInner('lobby-signal');
  await counter.button('柜台与交接').click();
  await counter.seeInner('lobby-signal-board');

  await lines.getByRole('button', { name: '去看看' }).click();
  expect(await page.getByRole('radio', { name: /大厅自助区/ }).isChecked()).toBe(true);
  await counter.seeInner('lobby-signal-followed');
  await page.getByRole('button', { name: '取款' }).click();
  await counter.answer('看神态', '正常（遮挡密码属正常）');
  await counter.title('看手机和纸条').waitFor();
  await page.getByText('设备提示可能有人通话。请按您自己看到的点。').waitFor();
  await counter.seeInner('lobby-signal-look');
  await page.setViewportSize(TABLET);
  await counter.seeInner('tablet-lobby-signal-look');
  for (const [step, option] of [
    ['看手机和纸条', '无'],
    ['提醒防骗', '已提醒'],
    ['提醒确认后再办', '已确认办理'],
  ] as const)
    await counter.answer(step, option);
  await page.getByText('已登记：巡查登记。没有记录客户身份。').waitFor();
  await lines.waitFor({ state: 'detached' });
  const [signal] = madeOf('call-signalled');
  expect(madeOf('reminder-made')).toMatchObject([
    { body: { signal: signal?.seq, outcome: 'M0', flags: [] } },
  ]);

  // It is over now, and somebody has been there: nothing is said of that. Then another machine's.
  await hears();
  await hears();
  await lines.getByText('存取款一体机　可能有人在通话').waitFor();
  await counter.passes(60_000);
  await lines.getByRole('button', { name: '没有人通话' }).click();
  await lines.waitFor({ state: 'detached' });
  expect(madeOf('call-signal-answered')).toMatchObject([{ body: { what: 'no-call' } }]);
  await counter.endOfJourney('call-signal');
});

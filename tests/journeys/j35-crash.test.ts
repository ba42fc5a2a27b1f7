// J35: at each step of J01 and J16 the teller's window crashes, the customer's crashes, and the process dies. Everybody finds the same
// line again, nothing is lost and nothing is there twice. (A real process is killed in first-run-and-crash and in tests/long/crash.)
import { expect, onTestFinished, test } from 'vitest';
import { testWalks } from './crash-figures.ts';
import { CrashingCounter, PHONE } from './crashing-counter.ts';

const LINE = /收款人类别/;

test('a window that crashes for the third time in five minutes says whom to ring where Electron loads it again; in a browser it is the person who does', async () => {
  const counter = await CrashingCounter.open();
  onTestFinished(() => counter.close());
  await counter.opensCase('REM');
  await counter.tellerSees(LINE);
  for (const _ of [1, 2]) {
    await counter.crashes('inner');
    await counter.tellerSees(LINE);
  }
  await counter.crashes('inner');
  if (counter.server.host.name === 'loopback') {
    await counter.tellerSees(LINE);
    expect(counter.kinds()).not.toContain('window-crashed');
    return;
  }
  const help = await counter.tellerSees(/这个窗口反复出错/);
  expect(help).toContain('请联系系统管理员：管理员己。');
  expect(help).toContain(`电话：${PHONE}`);
  expect(help).toContain('请改用纸质流程办理');
  await counter.windows.inner.taps('再试一次');
  await counter.tellerSees(LINE);
});

testWalks([
  { procedure: 'REM', least: 15 },
  { procedure: 'ACC', least: 15 },
]);

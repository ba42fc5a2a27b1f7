// J32, second half: what a sum does not call for cannot be asked. (A pack that lowers a threshold below the floor: j31-bad-pack.)
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

describe('J32 over-asking blocked', () => {
  test('below the threshold the further questions can be read about, not opened, nor sent past the window', async () => {
    const { page } = counter.inner;
    await counter.openRemittance({ yuan: 9_999 });
    const steps = page.getByRole('navigation', { name: '办理步骤' });
    await page.getByText(/^现在不需要的 \d+ 步$/).click();
    for (const step of ['怎样认识', '资金往来', '办理缘由']) {
      await steps.getByText(step).waitFor();
      expect(await steps.getByRole('button', { name: new RegExp(step) }).count()).toBe(0);
    }
    await counter.seeInner('not-due');
    const { calls } = counter.server;
    const answer = {
      caseId: lastCase(counter.server)[0]?.case ?? '',
      step: 'REM-05',
      options: ['long-known'],
    };
    await expect(
      calls.teller.answerStep({ command: '01935c00-0000-7000-8000-0000000f0005', ...answer, saw: null }),
    ).rejects.toMatchObject({ code: 'STEP_CLOSED' });
    await counter.button('取消业务').click();
    await counter.choose('为什么取消？', '重复开始');
    await counter.title('开始办理').waitFor();
    await counter.endOfJourney('j32');
  });
});

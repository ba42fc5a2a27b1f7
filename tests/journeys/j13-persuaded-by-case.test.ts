// J13: a few letters find the type of fraud, the customer reads it on their own screen, and gives the transfer up.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

/** The careful end of what elders read in a minute (features.md, Reading). */
const ELDERS_READ = 155;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

describe('J13 persuaded after a case', () => {
  test.each(['aqzh', '安全账户'])(
    '“%s” finds the case; it is read within a minute and turns the customer',
    async (typed) => {
      const { customer } = counter;
      const { page } = counter.inner;
      await counter.openRemittance({ yuan: 30_000 });
      await counter.answer('收款人类别', '其他个人');
      await counter.button('查骗术').click();
      const dialog = page.getByRole('dialog', { name: '查骗术' });
      await dialog.getByLabel('客户怎么说').fill(typed);
      await dialog.getByText(/^找到 \d+ 类/).waitFor();
      const [first] = await dialog.getByRole('listitem').allTextContents();
      expect(first).toMatch(/^冒充公检法/);
      await counter.seeInner('library-found');
      await page.keyboard.press('Enter');
      await counter.seeInner('library-case');
      await dialog.getByRole('button', { name: '给客户看' }).click();
      await customer.title('冒充公检法').waitFor();
      await counter.seeOuter('scam-shown');
      const lines = await customer.page.locator('.outer-text p').allTextContents();
      expect((lines.join('').length / ELDERS_READ) * 60).toBeLessThanOrEqual(60);
      await counter.passes(40_000);
      await customer.button('看完了').click();
      await dialog.getByText('客户屏幕上已经收起。').waitFor();
      // What was there before is there again.
      await customer.page.getByText(/^第 1 \/ \d 页$/).waitFor();
      await dialog.getByRole('button', { name: '明白了' }).click();
      await counter.seeInner('library-reaction');
      await dialog.getByRole('button', { name: '返回' }).click();
      await counter.title('资金用途').waitFor();
      await counter.button('客户放弃').click();
      await counter.choose('客户为什么放弃？', '经提示或劝阻，客户决定不办');
      await counter.title('开始办理').waitFor();

      const events = lastCase(counter.server);
      const [shown] = ofKind(events, 'scam-shown');
      expect(ofKind(events, 'scam-closed')[0]?.body).toEqual({ scam: shown?.body.scam, ms: 40_000 });
      expect(ofKind(events, 'scam-answered')[0]?.body).toEqual({
        scam: shown?.body.scam,
        reaction: 'turned',
      });
      expect(events.at(-1)).toMatchObject({
        kind: 'case-closed',
        body: { ending: 'O7', ground: 'persuaded' },
      });
      await counter.endOfJourney('j13');
    },
  );
});

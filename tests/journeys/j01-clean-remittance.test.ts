// J01: a clean remittance of 8,000 yuan to a friend, teller and customer at the same time.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

describe('J01 clean remittance', () => {
  test('takes nine taps, keeps what was read and signed, and clears the customer’s screen', async () => {
    const { customer } = counter;
    await counter.seeOuter('idle');
    await counter.seeInner('sign-in');
    await counter.signInAs('柜员甲');
    await counter.seeInner('teller-start');
    await counter.openRemittance({ yuan: 8_000 });
    await counter.seeInner('step-payee-class');
    await counter.answer('收款人类别', '其他个人');
    await counter.seeInner('step-purpose');

    const reading = customer.reads({ onPage: (page) => counter.seeOuter(`notice-${page}`) });
    await counter.answer('资金用途', '购房装修');
    await counter.seeInner('step-relation');
    await counter.answer('与收款人的关系', '朋友、同事');
    await counter.answer('账号来源', '以前用过的老账号');
    await counter.seeInner('step-look');
    await counter.look('神态举止', '平静');
    await counter.look('通讯行为', '无');
    await counter.seeInner('step-check');
    await counter.answer('信息核对', '一致');
    await counter.answer('到账方式', '普通到账');
    await reading;
    await counter.title('等客户阅读签名').waitFor();
    await counter.seeInner('waiting-for-customer');
    await counter.seeOuter('signing-empty');
    await customer.writes();
    await counter.seeOuter('signing');
    await customer.button('签好了').click();
    await customer.title('请您核对').waitFor();
    await counter.seeOuter('confirmation');
    await customer.confirms();
    await counter.title('可以完成').waitFor();
    await counter.seeOuter('wait');
    await counter.seeInner('ready');

    // What the leak check reads is what the window was really sent, the confirmation among it.
    expect(counter.outer.received).toContain('"payeeMask":"周**"');

    const ended = Date.now();
    await counter.finishes();
    await customer.page.getByText('8,000').waitFor({ state: 'detached' });
    await customer.title('您好').waitFor({ timeout: 3_000 });
    const cleared = Date.now() - ended;
    expect(cleared).toBeLessThan(3_000);
    const taps = await counter.tapsSince();
    expect(taps).toBeLessThanOrEqual(9);
    process.stdout.write(`J01: ${taps} taps; outer idle ${cleared} ms after 完成\n`);

    const events = lastCase(counter.server);
    const [shown] = ofKind(events, 'notice-shown');
    const read = ofKind(events, 'notice-page-read');
    const [signed] = ofKind(events, 'ink-signed');
    const [confirmed] = ofKind(events, 'confirmation-made');
    expect(read.map(({ body }) => body.page)).toEqual([1, 2, 3, 4, 5]);
    for (const { body } of read) expect(body.ms).toBeGreaterThanOrEqual(9_000);
    expect(signed?.body.notice).toBe(shown?.body.notice.sha256);
    expect(signed?.body.ms).toBeGreaterThanOrEqual(shown?.body.floorMs ?? Number.POSITIVE_INFINITY);
    expect(confirmed?.body).toMatchObject({
      amountFen: 800_000,
      arrival: 'ordinary',
      outcome: 'O0',
      flags: [],
    });
    expect(events.at(-1)).toMatchObject({ kind: 'case-closed', body: { ending: 'O0', arrival: 'ordinary' } });
    await counter.endOfJourney('j01');
  });
});

// J15: who was here yesterday comes back to another teller. They are told when, what and how it ended, and never the number.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter, SLIP } from './counter.ts';
import { WITH_ANOTHER_TELLER } from './journey-server.ts';
import { lastCase, ofKind } from './ledger-checks.ts';
import { SecondSeat } from './second-seat.ts';

const DAY_MS = 86_400_000;
const OTHER_DOCUMENT = '33010619880202432X';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ setUp: WITH_ANOTHER_TELLER });
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

const prompts = () => counter.inner.page.getByRole('region', { name: '提醒' });

async function wasPersuadedYesterday(): Promise<void> {
  const bing = new SecondSeat(counter);
  await counter.openRemittance({ yuan: 30_000 });
  await counter.answer('收款人类别', '其他个人');
  await counter.button('“安全账户”').click();
  await bing.isAskedFor('网点负责人丙');
  await bing.takes('结束办理');
  await counter.choose('怎样结束', '客户放弃');
  await counter.choose('依据哪一条', '经提示或劝阻，客户决定不办');
  await bing.records('结束办理');
  await counter.title('开始办理').waitFor();
  await counter.signsOut();
  counter.server.pass(DAY_MS);
}

async function givesUp(): Promise<void> {
  await counter.button('客户放弃').click();
  await counter.choose('客户为什么放弃？', '客户要先核实，改日再说');
  await counter.title('开始办理').waitFor();
}

describe('J15 comes back next day', () => {
  test('another teller is told of yesterday by the document, of another document nothing, and no number is on any screen', async () => {
    await wasPersuadedYesterday();
    await counter.signInAs('柜员辛');
    await counter.openRemittance({ yuan: 25_000 });
    await prompts().getByText('2026-11-21 办理过“个人汇款”，结果：客户放弃。').waitFor();
    await counter.seeInner('recalled');
    expect(lastCase(counter.server)[0]).toMatchObject({ kind: 'case-opened', actor: { staff: 'xin' } });
    expect(ofKind(lastCase(counter.server), 'attempt-recalled')).toHaveLength(1);
    await givesUp();

    await counter.openRemittance({ yuan: 25_000, document: OTHER_DOCUMENT });
    expect(await prompts().getByText('近期办理过').count()).toBe(0);
    expect(ofKind(lastCase(counter.server), 'attempt-recalled')).toEqual([]);
    await givesUp();

    const seen = await counter.inner.textsSeen();
    for (const number of [SLIP.document, OTHER_DOCUMENT]) {
      expect(seen).not.toContain(number);
      expect(counter.inner.received).not.toContain(number);
    }
    await counter.endOfJourney('j15');
  });
});

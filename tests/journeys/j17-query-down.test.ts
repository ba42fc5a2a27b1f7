// J17: the query at the other banks is down. The account is opened except for it, somebody owns what is left, and its day is kept.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, AFTER_QUERY, DOCUMENT_FINE, IDENTITY } from './account.ts';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';
import { TaskRoom } from './task-room.ts';

const DAY_MS = 86_400_000;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
  await counter.opens(ACCOUNT, DOCUMENT_FINE);
});
afterEach((context) => counter.close(context));

/** The query cannot be made now. The day is left as it is offered, the last that is allowed. */
async function putsOffQuery(): Promise<void> {
  await counter.title('云互联查询').waitFor();
  await counter.button('推迟').click();
  const dialog = counter.inner.page.getByRole('dialog', { name: '推迟这一步：云互联查询' });
  await counter.choose('为什么现在办不了', '系统暂时不能用');
  await dialog.getByLabel('由谁补办').selectOption({ label: '网点负责人丙' });
  expect(await dialog.getByLabel('最迟哪一天').inputValue()).toBe('2026-11-24');
  await counter.seeInner('dialog-defer');
  await dialog.getByRole('button', { name: '记为待办' }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('J17 query down', () => {
  test('the account is opened except for the query, which waits in the supervisor’s list and is overdue after its day', async () => {
    await counter.answers(IDENTITY);
    await putsOffQuery();
    await counter.title('手机号核实').waitFor();
    await counter.answers(AFTER_QUERY);
    await counter.customer.readsAndSigns();
    await counter.title('除待办外可以完成').waitFor();
    await counter.inner.page.getByText('待办：网点负责人丙，2026-11-24 前补办（系统暂时不能用）').waitFor();
    await counter.seeInner('ready-but');
    await counter.finishes();
    expect(ofKind(lastCase(counter.server), 'step-deferred')[0]?.body).toMatchObject({
      ...{ step: 'ACC-03', reason: 'system-down', owner: 'bing', due: '2026-11-24' },
    });
    expect(lastCase(counter.server).at(-1)).toMatchObject({
      kind: 'case-closed',
      body: { ending: 'A1', deferred: [{ step: 'ACC-03', owner: 'bing', due: '2026-11-24' }] },
    });

    const room = new TaskRoom(counter);
    await room.opensFor('网点负责人丙');
    await room
      .table(/^还没有过期 1 项$/)
      .getByText('云互联查询')
      .waitFor();
    await counter.seeInner('tasks-deferred');
    await counter.signsOut();
    counter.server.pass(4 * DAY_MS);
    await room.opensFor('网点负责人丙');
    await room
      .table(/^已过期 1 项，请先办$/)
      .getByText('云互联查询')
      .waitFor();
    await counter.seeInner('tasks-overdue');
    await room.settles('云互联查询', '无异常');
    await counter.inner.page.getByText('没有待办。').waitFor();
    await counter.endOfJourney('j17');
  });
});

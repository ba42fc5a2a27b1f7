// J39: somebody sets the clock back by a day in the middle of a case. It is on record, order is still right, and the export shows both times.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '../../shared/ledger/entry.ts';
import { Counter } from './counter.ts';
import { kindsOf, lastCase, ofKind } from './ledger-checks.ts';

const DAY_MS = 86_400_000;
let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

test('J39 a clock that is set back a day is on record, and the case ends in its right order', async () => {
  await counter.openRemittance({ yuan: 8_000 });
  await counter.answer('收款人类别', '其他个人');
  const { clock } = counter.server;
  clock.setWall(clock.now() - DAY_MS);
  await counter.answers({
    资金用途: '购物',
    与收款人的关系: '亲属',
    账号来源: '合同、票据上的',
    神态举止: '平静',
    通讯行为: '无',
    信息核对: '一致',
    到账方式: '次日到账',
  });
  await counter.customer.readsAndSigns();
  await counter.customer.confirms();
  await counter.finishes();
  const events = lastCase(counter.server);
  expect(kindsOf(events).at(-1)).toBe('case-closed');
  const [opened, closed] = [events[0]?.at ?? '', events.at(-1)?.at ?? ''];
  expect(closed < opened, 'the times go back, the order does not').toBe(true);
  const [notice] = ofKind(events, 'ink-signed');
  expect(notice, 'what was read before and after the jump still counts').toBeDefined();

  await counter.signInAs('审计戊');
  await counter.endOfJourney('j39');
  const moved = [...counter.server.station.open.store.seqsOfKinds(['clock-moved'])];
  expect(moved).toHaveLength(1);
  const { exports } = counter.server.app.folders;
  const file = join(exports, readdirSync(exports)[0] ?? '');
  const lines = Buffer.from(unzipSync(readFileSync(file))['entries.jsonl'] ?? [])
    .toString('utf8')
    .trim()
    .split('\n');
  const entries = lines.map((line) => JSON.parse(line) as Entry);
  expect(entries.find(({ kind }) => kind === 'clock-moved')?.body).toEqual({ byMs: -DAY_MS });
  expect(entries.some(({ at }) => at === opened) && entries.some(({ at }) => at === closed)).toBe(true);
});

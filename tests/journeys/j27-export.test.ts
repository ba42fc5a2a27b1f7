// J27 ⌨: an auditor exports a month of more than a thousand entries by keyboard, and the verifier accepts the file without our app running.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programFolder } from '../../electron/app/folders.ts';
import { router } from '../../electron/app/router.ts';
import { playDemo } from '../../electron/cli/demo.ts';
import { DEMO_PIN, DEMO_SET_UP } from '../../electron/services/demo-branch.ts';
import type { Report } from '../../shared/ledger/verify/report.ts';
import { Counter } from './counter.ts';
import { START } from './journey-server.ts';
import { tabTo } from './keyboard.ts';
import { command } from './ledger-checks.ts';

const OCTOBER = Date.parse('2026-10-05T01:00:00.000Z');
const DAY_MS = 86_400_000;
const DAYS = 5;
const CASES = 55;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({
    mode: 'demo',
    setUp: DEMO_SET_UP,
    startMs: OCTOBER,
    browserDate: START,
    prepare: async ({ app, clock }) => {
      for (let day = 0; day < DAYS; day += 1) {
        await playDemo(app, clock, CASES / DAYS, day);
        clock.advance(DAY_MS);
      }
      // The counter locked itself at night; somebody has closed it properly since.
      const { station } = createRouterClient(router, { context: { app, window: 'inner' } });
      await station.unlock({ command: command(), pin: DEMO_PIN });
      await station.signOut({ command: command() });
      clock.setWall(START);
    },
  });
});
afterEach((context) => counter.close(context));

const verify = async (file: string, identities: readonly string[]): Promise<Report> => {
  const cli = join(programFolder(import.meta.url), 'dist', 'process', 'cli.js');
  const { stdout } = await promisify(execFile)(process.execPath, [
    cli,
    'verify',
    file,
    ...identities.flatMap((identity) => ['--identity', identity]),
    '--json',
  ]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Report;
};

describe('J27 auditor exports', () => {
  test('the counts on screen are those in the file, the export is itself on record, and the verifier says it holds', async () => {
    const { page } = counter.inner;
    const { keyboard } = page;
    const { station } = counter.server;
    expect(station.open.ledger.size).toBeGreaterThan(1_000);
    await page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
    await counter.seeInner('demo-sign-in');
    await tabTo(page, /^审计戊/);
    await keyboard.press('Enter');
    await keyboard.type(DEMO_PIN);
    await keyboard.press('Enter');
    await page.getByRole('navigation', { name: '审计页面' }).waitFor();

    // Look before exporting: last month's cases, and one of them.
    await tabTo(page, /^上月$/);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: new RegExp(`共 ${CASES} 笔`) }).waitFor();
    await counter.seeInner('auditor-search');
    await tabTo(page, /^查看 /);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '经过' }).waitFor();
    await counter.seeInner('auditor-case');
    await tabTo(page, /^返回查询结果$/, 'Shift+Tab');
    await keyboard.press('Enter');

    await tabTo(page, /^导出$/, 'Shift+Tab');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '导出证据包' }).waitFor();
    await tabTo(page, /^上月$/);
    await keyboard.press('Enter');
    await tabTo(page, /^交给谁/);
    await keyboard.insertText('总行审计部 王某');
    await tabTo(page, /^用途/);
    await keyboard.insertText('十月检查');
    const preview = page.getByRole('region', { name: '将要导出' });
    await preview.getByText(`${CASES} 笔`).waitFor();
    const shown = Number(
      /(\d+) 条/.exec(
        (await preview
          .getByText(/^\d+ 条$/)
          .first()
          .textContent()) ?? '',
      )?.[1],
    );
    await counter.seeInner('export');
    await tabTo(page, /^导出脱敏证据包$/);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '证据包已生成' }).waitFor();
    await counter.seeInner('export-done');

    const { ledger, store } = station.open;
    const [begun] = [...store.seqsOfKinds(['export-begun'])].map((seq) => ledger.event(seq));
    const [exported] = [...store.seqsOfKinds(['exported'])].map((seq) => ledger.event(seq));
    expect(begun).toMatchObject({
      actor: { staff: 'wu' },
      body: { from: '2026-10-01', to: '2026-10-31', masking: 'masked', cases: CASES },
    });
    expect(exported).toMatchObject({ actor: { staff: 'wu' }, body: { begun: begun?.seq } });

    const text = (await page.getByRole('region', { name: '证据包已生成' }).textContent()) ?? '';
    const file = /(\/\S+?\.zip)/.exec(text)?.[1] ?? '';
    const report = await verify(file, station.identities);
    expect(report).toMatchObject({
      result: 'verified',
      exit: 0,
      failures: [],
      cases: { shown: CASES, whole: CASES },
    });
    expect(report.entries.shown).toBe(shown);
    expect(text).toContain(`${CASES} 笔业务，${shown} 条记录`);
    process.stdout.write(
      `J27: ${report.size} entries in the log, ${shown} in the file, ${report.cases.whole} whole cases\n`,
    );
    expect(await counter.tapsSince()).toBe(0);
    await counter.endOfJourney('j27');
  });
});

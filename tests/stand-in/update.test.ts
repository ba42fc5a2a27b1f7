// An installed program on Linux hands an update that was taken to the system, and ends. The system is a script that writes down what it was handed.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test, vi } from 'vitest';
import { buildApp } from '../../electron/app/build-app.ts';
import { router } from '../../electron/app/router.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { command } from '../journeys/ledger-checks.ts';
import { KEYS, ORIGIN } from '../support/head-office.ts';
import { stationOptions } from '../support/station-options.ts';
import { brought, installerOf, updateFile } from '../support/update-files.ts';
import { standInProtector } from './key-store.ts';
import { newFolder, StandIn } from './stand-in.ts';

const [ADMIN_PIN, HEAD_PIN] = ['223606', '161803'];
const SET_UP = {
  bank: { code: 'yh', name: '样例银行' },
  branch: { code: 'hz-01', name: '湖滨支行' },
  device: { code: 'c01', name: '一号柜台' },
  people: [
    { id: 'ji', name: '管理员己', roles: ['admin' as const], pin: ADMIN_PIN },
    { id: 'bing', name: '网点负责人丙', roles: ['branch-head' as const], pin: HEAD_PIN },
  ],
};
const TARGET = {
  platform: 'linux' as const,
  arch: process.arch === 'arm64' ? ('arm64' as const) : ('x64' as const),
};

/** A live station that has taken the version that runs and the next. */
async function prepared(folder: string): Promise<void> {
  const stick = join(folder, 'stick');
  mkdirSync(stick);
  const app = await buildApp({
    ...stationOptions(
      { dataFolder: folder, mode: 'live', log: () => undefined },
      new SteppedClock(Date.now() - 60_000, 'before'),
      nodeFiles,
    ),
    protector: () => standInProtector,
  });
  await app.setUp(SET_UP);
  const { station, admin, update } = createRouterClient(router, { context: { app, window: 'inner' } });
  const second = { approver: 'bing', pin: HEAD_PIN };
  await station.signIn({ command: command(), staff: 'ji', pin: ADMIN_PIN, room: 'admin' });
  await admin.enrolHeadOffice({ command: command(), origin: ORIGIN, keys: KEYS, ...second });
  for (const version of ['0.1.0', '0.2.0']) {
    const taken = await update.take({ command: command(), ...brought(stick, updateFile(version, TARGET)) });
    expect(taken).toEqual({ state: 'taken', version });
  }
  app.stop();
}

test.runIf(process.platform === 'linux')(
  'an update is handed to pkexec and dpkg, whole, and the program ends in good order',
  async () => {
    const folder = newFolder();
    await prepared(folder);
    const [bin, handed] = [join(folder, 'bin'), join(folder, 'handed')];
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'pkexec'),
      `#!/bin/sh\nprintf '%s\\n' "$@" > '${handed}.part' && mv '${handed}.part' '${handed}'\n`,
    );
    chmodSync(join(bin, 'pkexec'), 0o755);
    const PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
    const standIn = await StandIn.start({ folder, args: [], env: { PATH, STAND_IN_PACKAGED: '1' } });
    try {
      // Somebody touches the customer's screen first: two displays, and nobody has said yet which is whose.
      const outer = await standIn.page('outer');
      await outer.getByRole('button', { name: '客户在这一边' }).click();
      const inner = await standIn.page('inner');
      await inner.getByRole('button', { name: /^管理员己/ }).click();
      await inner.getByLabel('PIN', { exact: true }).fill(ADMIN_PIN);
      await inner.getByRole('button', { name: '登录' }).click();
      await inner.getByRole('button', { name: '程序更新' }).click();
      await inner.getByRole('button', { name: '装上 0.2.0' }).click();
      await inner.getByRole('dialog').getByLabel('PIN', { exact: true }).fill(HEAD_PIN);
      await inner.getByRole('button', { name: '复核并安装' }).click();
      expect(await standIn.ended()).toBe(0);
      const [program, option, file = ''] = await vi.waitFor(
        () => readFileSync(handed, 'utf8').split('\n'),
        5_000,
      );
      expect([program, option]).toEqual(['dpkg', '--install']);
      expect(readFileSync(file).equals(installerOf('0.2.0'))).toBe(true);
    } finally {
      await standIn.close();
    }
  },
  90_000,
);

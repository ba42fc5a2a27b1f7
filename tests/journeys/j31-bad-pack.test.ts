// J31 and the first half of J32: six bad packs, and one that asks for more than head office allows. Each is refused with its reason.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { put, text } from '../procedure/pack-changer.ts';
import { KEYS, ORIGIN, signedFiles, signedZip, signerNamed, zipOf } from '../support/head-office.ts';
import { Counter } from './counter.ts';
import { ComplianceRoom } from './head-office.ts';
import { PIN } from './journey-server.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

/** The administrator types the key as published, compares its fingerprint, and the branch head agrees. */
async function enrolsHeadOffice(): Promise<void> {
  const { page } = counter.inner;
  await counter.signInAs('管理员己');
  await counter.button('总行和大堂').click();
  await counter.button('登记总行公钥').click();
  const form = page.getByRole('dialog', { name: '登记总行公钥' });
  await form.getByLabel('总行标识').fill(ORIGIN);
  await form.getByLabel('公钥', { exact: true }).fill(KEYS[0] ?? '');
  await counter.seeInner('head-office-form');
  await form.getByRole('button', { name: '核对指纹' }).click();
  const check = page.getByRole('dialog', { name: '核对指纹' });
  await check.getByRole('checkbox', { name: '已逐组核对，完全一致' }).check();
  await counter.seeInner('head-office-fingerprint');
  await check.getByRole('button', { name: '由第二人复核' }).click();
  const second = page.getByRole('dialog', { name: '第二人复核并登记' });
  await second.getByRole('radio', { name: /网点负责人丙/ }).check();
  await second.getByLabel('PIN', { exact: true }).fill(PIN.网点负责人丙);
  await second.getByRole('button', { name: '复核并登记' }).click();
  await page.getByText(/^总行公钥已登记。/).waitFor();
}

const idleFlag = put('flags.json', '[2]', { code: 'F09', meaning: '没有用处', weight: 'W' });
const PACKS: readonly (readonly [what: string, zip: () => Uint8Array, reason: RegExp])[] = [
  [
    'no signature',
    () => zipOf(new Map([...signedFiles()].filter(([path]) => path !== 'manifest.note'))),
    /manifest\.note.*没有签名/,
  ],
  ['another key', () => signedZip('1.0.0', undefined, signerNamed('x')), /manifest\.note.*总行密钥/],
  [
    'no basis',
    () => signedZip('1.0.0', put('procedures/REM.json', 'steps[1].basis', [])),
    /REM\.json.*basis/,
  ],
  ['a dead end', () => signedZip('1.0.0', idleFlag), /整个内容包.*F09/],
  [
    'a key page of 200 characters',
    () => signedZip('1.0.0', text('notices/N1.md', '转账前', `${'字'.repeat(200)}\n转账前`)),
    /N1\.md.*最多 120 个字/,
  ],
  [
    'a date in the future',
    () => signedZip('1.0.0', put('pack.json', 'effective.from', '2027-01-01')),
    /2027-01-01 起才能启用/,
  ],
  [
    'a threshold below head office’s floor',
    () => signedZip('1.0.0', put('thresholds.json', 'tiers[1].fromFen', 100)),
    /thresholds\.json.*低于总行规定的下限/,
  ],
];

describe('J31 bad pack', () => {
  test('each is refused with file, place and reason, and the pack in use stays', async () => {
    const { page } = counter.inner;
    const room = new ComplianceRoom(counter);
    await enrolsHeadOffice();
    await counter.seeInner('head-office');
    await counter.signInAs('合规丁');
    const before = counter.pack.pack;
    for (const [what, zip, reason] of PACKS) {
      await room.brings(zip());
      await page.getByRole('heading', { name: '没有导入：内容包.zip' }).waitFor();
      expect((await room.faults()).join('\n'), what).toMatch(reason);
      await counter.seeInner('pack-refused');
      await room.goesTo('内容包');
    }
    await page.getByText('还没有导入过内容包。').waitFor();
    await counter.seeInner('packs');
    expect(counter.pack.pack).toEqual(before);
    const { store } = counter.server.station.open;
    expect([...store.seqsOfKinds(['pack-refused'])]).toHaveLength(PACKS.length);
    await counter.endOfJourney('j31');
  });
});

// The verifier page as somebody opens it who has nothing but a browser: from a file, without a network, bundle by bundle.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { programFolder } from '../../electron/app/folders.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { checkpointText } from '../../shared/ledger/checkpoint.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { GOOD, LOG } from '../ledger/attack-tools.ts';
import {
  DAY_2,
  IDENTITY,
  lineReplaced,
  makeBundle,
  ORIGIN,
  STRANGER,
  vkeyOf,
} from '../ledger/make-bundle.ts';
import { launchBrowser } from './chromium.ts';
import { expectAccessible, keepPicture } from './screen-checks.ts';

const root = programFolder(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'counterguard-verifier-page-'));
const file = (name: string, content: Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const good = file('good.zip', GOOD);
const bad = file(
  'bad.zip',
  makeBundle(LOG, { replace: { 'entries.jsonl': lineReplaced(LOG, 5, 't001', 't002') } }),
);
const cut = file('cut.zip', GOOD.slice(0, -9));
const known = file('known', utf8(LOG.checkpoint()));
const fork = file(
  'fork',
  utf8(signNote(nodeCrypto, checkpointText(ORIGIN, 11, new Uint8Array(32)), [DAY_2])),
);

let browser: Browser;
let page: Page;
let trouble: string[];

beforeAll(async () => {
  const configFile = join(root, 'vite.verifier.config.ts');
  await build({ root, configFile, mode: 'production', logLevel: 'error', build: { outDir: folder } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  trouble = [];
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(file|blob):/.test(request.url())) trouble.push(`network: ${request.url()}`);
  });
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href);
});
afterEach(async () => {
  await page.close();
  expect(trouble).toEqual([]);
});

/** Lets the file go over the mark, as a hand with a mouse would. */
async function drop(path: string): Promise<void> {
  const bytes = readFileSync(path).toString('base64');
  await page.evaluate((encoded) => {
    const content = Uint8Array.from(atob(encoded), (each) => each.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'dropped.zip'));
    const mark = document.querySelector('#drop h2');
    mark?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, bytes);
}

async function verify(identity = ''): Promise<string> {
  await page.getByLabel('身份指纹').fill(identity);
  await page.getByRole('button', { name: '开始核验' }).click();
  const shown = page.locator('[data-result]');
  await shown.waitFor();
  return (await shown.getAttribute('data-result')) ?? '';
}

const answer = () => page.locator('#answer').innerText();

describe('the page', () => {
  test('verifies a good bundle that is dropped on it, under the identity given', async () => {
    await expectAccessible({ page }, 'verifier, empty');
    await drop(good);
    await page.getByText('dropped.zip').waitFor();
    expect(await verify(vkeyOf(IDENTITY))).toBe('verified');
    const text = await answer();
    expect(text).toContain('已核实：全部成立，身份相符。');
    expect(text).toContain('该日志出自持有所给身份密钥的设备。');
    expect(text).toContain(`披露 12 条，未披露 0 条`);
    await expectAccessible({ page }, 'verifier, verified');
    await keepPicture({ page }, 'verifier-verified');
  });

  test('says of a good bundle without an identity whose it claims to be, and that this proves nothing', async () => {
    await page.getByLabel('把 zip 文件').setInputFiles(good);
    expect(await verify()).toBe('unproven');
    expect(await answer()).toContain('包内自称的身份不能证明它自己');
  });

  test('names the entry that was altered, what was expected and what is there', async () => {
    await drop(bad);
    expect(await verify(vkeyOf(IDENTITY))).toBe('tampered');
    const text = await answer();
    expect(text).toContain('记录被改动：与其叶哈希不符（第 5 条，entries.jsonl）。');
    expect(text).toMatch(/应为 expected\s*[A-Za-z0-9+/]{43}=/);
    expect(text).toContain('本包什么也不证明');
    await expectAccessible({ page }, 'verifier, tampered');
    await keepPicture({ page }, 'verifier-tampered');
  });

  test('refuses a bundle that was cut, and another identity', async () => {
    await drop(cut);
    expect(await verify(vkeyOf(IDENTITY))).toBe('malformed');
    await drop(good);
    expect(await page.locator('[data-result]').count(), 'no verdict beside another bundle').toBe(0);
    expect(await verify(vkeyOf(STRANGER))).toBe('tampered');
    expect(await answer()).toContain('给出的身份不是本包的身份');
  });

  test('holds a bundle against a checkpoint that is known already', async () => {
    await drop(good);
    await page.getByLabel('检查点文件').setInputFiles(known);
    expect(await verify(vkeyOf(IDENTITY))).toBe('verified');
    expect(await answer()).toContain('延续已知检查点：前 12 条与它一致');
    await page.getByLabel('检查点文件').setInputFiles(fork);
    expect(await verify(vkeyOf(IDENTITY))).toBe('tampered');
    expect(await answer()).toContain('与已知检查点分叉');
  });

  test('takes an identity from a file, and asks again where it is none', async () => {
    const vkey = file('identity.vkey', utf8(`${vkeyOf(IDENTITY)}\n`));
    await drop(good);
    await page.getByLabel('或者选择 vkey 文件').setInputFiles(known);
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('不是指纹').waitFor();
    await page.getByLabel('或者选择 vkey 文件').setInputFiles(vkey);
    await expect.poll(() => page.getByLabel('身份指纹').inputValue()).toContain(vkeyOf(IDENTITY));
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.locator('[data-result="verified"]').waitFor();
  });

  test('works in turns where the browser allows no worker', async () => {
    await page.addInitScript(() => {
      Object.assign(window, {
        Worker: class {
          constructor() {
            throw new DOMException('no worker here', 'SecurityError');
          }
        },
      });
    });
    await page.reload();
    await drop(good);
    expect(await verify(vkeyOf(IDENTITY))).toBe('verified');
  });

  test('can be stopped, and then knows nothing', async () => {
    // A worker that never answers stands for a bundle that takes long.
    await page.addInitScript(() => {
      Object.assign(window, {
        Worker: class {
          addEventListener = () => undefined;
          postMessage = () => undefined;
          terminate = () => undefined;
        },
      });
    });
    await page.reload();
    await drop(good);
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止，没有结论。').waitFor();
    expect(await page.locator('[data-result]').count()).toBe(0);
  });
});

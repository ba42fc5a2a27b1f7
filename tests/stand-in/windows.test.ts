// The compiled main and preload on the stand-in for Electron: two windows, their transport, the own scheme and its policy, and what is refused.
// What only the real binary can show (isolation, permissions, kiosk, the system's key store, fuses) is not shown here.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEMO_PIN } from '../../electron/services/demo-branch.ts';
import { REAL_BINARY, StandIn } from './stand-in.ts';

/** What only the stand-in can be asked, or tells. */
const ofStandIn = test.skipIf(REAL_BINARY);

/** Where windows can be placed at all (main.ts). */
const X11 = process.platform === 'linux' ? [['ozone-platform', 'x11']] : [];

let standIn: StandIn;
let inner: Page;
let outer: Page;
beforeAll(async () => {
  standIn = await StandIn.start();
  [inner, outer] = [await standIn.page('inner'), await standIn.page('outer')];
  await standIn.touchesScreen();
});
afterAll(() => standIn.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

describe('the two windows', () => {
  ofStandIn('are opened hardened, each with its own seat and nothing else to tell them apart', () => {
    const opened = standIn.all('window');
    expect(opened.map(({ seat }) => seat)).toEqual(['inner', 'outer']);
    for (const { seat, options } of opened)
      expect(options).toMatchObject({
        show: false,
        webPreferences: {
          additionalArguments: [`--seat=${seat}`],
          ...{ sandbox: true, contextIsolation: true, webSecurity: true },
          ...{ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
          ...{ webviewTag: false, devTools: false, spellcheck: false, navigateOnDragDrop: false },
        },
      });
    expect(standIn.all('menu')).toMatchObject([{ menu: null }]);
    expect(standIn.all('ready')).toMatchObject([{ sandboxed: true, switches: [['lang', 'zh-CN'], ...X11] }]);
  });

  test('work by the bridge alone: a teller signs in and opens a case, and the customer is shown the notice', async () => {
    await button(inner, /^柜员甲/).click();
    await inner.getByLabel('PIN', { exact: true }).fill(DEMO_PIN);
    await button(inner, '登录').click();
    await inner
      .getByRole('group', { name: '办理哪项业务' })
      .getByRole('button', { name: '个人汇款' })
      .click();
    await inner.getByLabel('客户姓名').fill('孙示丙');
    await inner.getByLabel('证件号码').fill('990000197001014567');
    await inner.getByLabel('收款人户名').fill('周远山');
    await inner.getByLabel('收款账号').fill('6222021234567890123');
    await inner.getByLabel(/^金额/).fill('8000');
    await inner.getByRole('radio', { name: '否', exact: true }).check();
    await button(inner, '证件核对无误').click();
    await inner
      .getByRole('group', { name: '收款人类别' })
      .getByRole('button', { name: /其他个人/ })
      .click();
    await outer.getByText('第 1 /').waitFor();
    expect(await outer.textContent('body')).not.toContain('6222021234567890123');
  });

  test('know no more of the process than a seat and a port for strings', async () => {
    const known = await inner.evaluate(() => ({
      bridge: Object.keys(window.counterguard ?? {}),
      port: Object.keys(window.counterguard?.port ?? {}),
      node: typeof (globalThis as { process?: unknown }).process,
      require: typeof (globalThis as { require?: unknown }).require,
    }));
    expect(known).toEqual({
      bridge: ['seat', 'port'],
      port: ['postMessage', 'addEventListener'],
      node: 'undefined',
      require: 'undefined',
    });
  });

  test('come back by themselves when their process dies, at the same line', async () => {
    const crashed = await inner.context().newCDPSession(inner);
    await crashed.send('Page.crash').catch(() => undefined);
    if (!REAL_BINARY) await standIn.hears('crashed');
    inner = await standIn.pageAfterCrash('inner');
    await inner.getByRole('heading', { name: '资金用途' }).waitFor();
    outer = await standIn.page('outer');
    await outer.getByText('第 1 /').waitFor();
  });
});

ofStandIn(
  'the customer’s window goes with its display and comes back with it, at the same page, and never onto the teller’s',
  async () => {
    standIn.asks({ do: 'displays', ids: [1] });
    await standIn.hears('destroyed');
    await inner
      .getByText(/客户屏幕/)
      .first()
      .waitFor();
    standIn.asks({ do: 'displays', ids: [1, 2] });
    await standIn.hears('shown', 3);
    outer = await standIn.page('outer');
    await outer.getByText('第 1 /').waitFor();
    const placed = standIn.all('window').filter(({ seat }) => seat === 'outer');
    expect(placed.map(({ options }) => (options as { x: number }).x)).toEqual([1366, 1366]);
  },
);

ofStandIn(
  'where only the customer’s display is left the teller’s window is on none, and another display shows nothing until it is touched',
  async () => {
    standIn.asks({ do: 'displays', ids: [2] });
    expect((await standIn.hears('hidden')).seat).toBe('inner');
    standIn.asks({ do: 'displays', ids: [1, 3] });
    await inner.getByRole('heading', { name: '请确认客户屏幕' }).waitFor();
    expect(await outer.textContent('body')).not.toContain('第 1 /');
    await standIn.touchesScreen();
    await inner.getByRole('heading', { name: '资金用途' }).waitFor();
    await outer.getByText('第 1 /').waitFor();
  },
);

ofStandIn(
  'a paper is printed without a question of the system’s, and what the printer said is said',
  async () => {
    await inner.getByRole('button', { name: /^打印/ }).click();
    await inner
      .getByRole('dialog')
      .getByRole('button')
      .filter({ hasText: /单|书|页/ })
      .first()
      .click();
    expect((await standIn.hears('print')).options).toEqual({ silent: true, pageSize: 'A4' });
    await inner.getByText(/^打印机已收下/).waitFor();
    await inner.keyboard.press('Escape');
  },
);

describe('a window that crashes again and again', () => {
  const crash = async (count: number) => {
    const session = await inner.context().newCDPSession(inner);
    await session.send('Page.crash').catch(() => undefined);
    await standIn.hears('crashed', count);
  };

  ofStandIn(
    'stops after the third time in five minutes, says whom to ask, and goes on at the same line when asked to',
    async () => {
      await crash(2);
      inner = await standIn.pageAfterCrash('inner');
      await inner.getByRole('heading', { name: '资金用途' }).waitFor();
      await crash(3);
      inner = await standIn.pageAfterCrash('inner', 'a[href="/"]');
      await inner.getByRole('heading', { name: '这个窗口反复出错，已经停下' }).waitFor();
      await inner.getByText('请联系系统管理员：管理员己。').waitFor();
      // A system without Chinese fonts would show an empty page.
      const isOwnFont = () => [...document.fonts].some(({ status }) => status === 'loaded');
      await expect.poll(() => inner.evaluate(isOwnFont)).toBe(true);
      await inner.getByRole('link', { name: '再试一次' }).click();
      await inner.getByRole('heading', { name: '资金用途' }).waitFor();
      outer = await standIn.page('outer');
    },
  );
});

describe('the own scheme', () => {
  test('carries the policy on every answer, and knows no file but the windows’ own', async () => {
    const answers = await inner.evaluate(async () => {
      const paths = [
        '/',
        '/index.html/../../package.json',
        '/%2e%2e/package.json',
        '/nothing',
        '/rpc/station/lock',
      ];
      const seen = [];
      for (const path of paths) {
        const { status, headers } = await fetch(path);
        seen.push([path, status, headers.get('content-security-policy')?.includes("default-src 'none'")]);
      }
      return seen;
    });
    expect(answers).toEqual([
      ['/', 200, true],
      ['/index.html/../../package.json', 404, true],
      ['/%2e%2e/package.json', 404, true],
      ['/nothing', 404, true],
      ['/rpc/station/lock', 404, true],
    ]);
  });

  test('lets nothing in from elsewhere: no script of the page, no request to a network', async () => {
    const tried = await inner.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      const fetched = await fetch('https://example.com/').then(
        () => 'answered',
        () => 'refused',
      );
      return { injected: 'injected' in window, fetched };
    });
    expect(tried).toEqual({ injected: false, fetched: 'refused' });
  });
});

describe('what a page may not do', () => {
  let would = 0;

  ofStandIn('a navigation elsewhere is prevented, and the page stays', async () => {
    await inner.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await vi.waitFor(() =>
      expect(standIn.all('navigation').at(-1)).toMatchObject({
        url: 'https://example.com/',
        prevented: true,
      }),
    );
    await inner.getByRole('heading', { name: '资金用途' }).waitFor();
  });

  ofStandIn('a new window is denied', async () => {
    await inner.evaluate(() => void window.open('https://example.com/'));
    expect(await standIn.hears('popup')).toMatchObject({ action: 'deny' });
  });

  ofStandIn.each([
    ['a redirect elsewhere', { what: 'will-redirect', url: 'https://example.com/' }, true],
    ['a frame that goes elsewhere', { what: 'will-frame-navigate', url: 'https://example.com/' }, true],
    ['a page inside the page', { what: 'will-attach-webview', url: '' }, true],
    ['a file of this disk', { what: 'will-navigate', url: 'file:///etc/passwd' }, true],
    ['a script for an address', { what: 'will-navigate', url: 'javascript:alert(1)' }, true],
    [
      'an address that only begins like ours',
      { what: 'will-navigate', url: 'counterguard://app.evil/' },
      true,
    ],
    ['another page of our own scheme', { what: 'will-navigate', url: 'counterguard://app/help/outer' }, true],
    ['the way back to our own page', { what: 'will-navigate', url: 'counterguard://app/' }, false],
    ['a download', { what: 'will-download', url: '' }, true],
    ['a key that ends the window', { what: 'before-input-event', input: { key: 'F4', alt: true } }, true],
    ['a letter', { what: 'before-input-event', input: { key: 'a' } }, false],
  ])('%s: asked of both windows, and answered alike', async (_what, asked, prevented) => {
    for (const seat of ['inner', 'outer']) {
      standIn.asks({ do: 'would', seat, ...asked });
      would += 1;
      expect(await standIn.hears('would', would)).toEqual({ event: 'would', what: asked.what, prevented });
    }
  });

  ofStandIn('permissions, devices and requests to anywhere else are refused', async () => {
    standIn.asks({ do: 'ask-permission' });
    expect(await standIn.hears('permission')).toMatchObject({
      ...{ given: false, check: false, device: false },
      // To a network, to this disk, to our own files: cancelled or not.
      requests: [true, true, false],
    });
  });

  ofStandIn('a message from another frame or another page is dropped', async () => {
    const lock =
      '{"i":"5","p":{"u":"/station/signOut","b":{"json":{"command":"01935c00-0000-7000-8000-0000000000aa"}}}}';
    for (const url of ['https://evil.test/', 'counterguard://other/', 'about:blank'])
      standIn.asks({ do: 'forge', seat: 'inner', url, message: lock });
    standIn.asks({ do: 'ask-permission' });
    await standIn.hears('permission', 2);
    await inner.getByRole('heading', { name: '资金用途' }).waitFor();
    expect(await button(inner, '退出登录').count(), 'still signed in').toBe(1);
  });
});

ofStandIn('the customer’s window that is closed by hand is there again, at the same page', async () => {
  const shown = standIn.all('shown').length;
  standIn.asks({ do: 'close', seat: 'outer' });
  await standIn.hears('shown', shown + 1);
  outer = await standIn.page('outer');
  await outer.getByText('第 1 /').waitFor();
});

ofStandIn('what became of windows and machine is on record', async () => {
  for (const what of ['suspend', 'resume', 'lock-screen', 'unlock-screen'])
    standIn.asks({ do: 'power', what });
  // Closing the teller's window ends the program in good order; whatever keeps the counter up starts it again.
  standIn.asks({ do: 'close', seat: 'inner' });
  expect(await standIn.ended()).toBe(0);
  await standIn.close({ keepFolder: true });
  const { station, stop } = await standIn.reopened();
  const seqs = [...station.open.store.seqsOfKinds(['print-ended', 'window-crashed', 'machine-rested'])];
  const told = seqs.map((seq) => station.open.ledger.event(seq).body);
  stop();
  expect(told).toEqual([
    { window: 'inner', result: 'reloaded' },
    { result: 'accepted', of: expect.any(Number) },
    { window: 'inner', result: 'reloaded' },
    { window: 'inner', result: 'stopped' },
    ...['suspended', 'resumed', 'screen-locked', 'screen-unlocked'].map((what) => ({ what })),
  ]);
});

// Who gets a window on the loopback host: tokens used once, cookies of one window each, the way of --show, and what every answer carries.
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import {
  CONTROL_SECRET,
  enter,
  HOST_NAMES,
  pageAt,
  type Raw,
  type Seat,
  serve,
} from '../support/http-window.ts';
import { servedCounter } from '../support/served-counter.ts';
import { outcomeOf, station } from '../support/station-driver.ts';

const served = servedCounter();

describe('passes', () => {
  const open = async (seat: Seat, path: string) =>
    served.ask({ path, headers: { host: `${HOST_NAMES[seat]}:${served.host.port}` } });
  const pathOf = (address: string) => new URL(address).pathname + new URL(address).search;

  test('a token opens one window, once, and only of its seat', async () => {
    const { teller, customer } = served.host.addresses();
    expect((await open('outer', pathOf(teller))).status, 'the teller’s token at the customer’s address').toBe(
      401,
    );
    expect((await open('inner', pathOf(customer))).status).toBe(401);
    expect((await open('inner', '/enter')).status).toBe(401);
    expect((await open('inner', '/enter?token=')).status).toBe(401);
    expect(
      (
        await served.ask({
          ...served.honest('inner', pathOf(teller)),
          headers: { host: `127.0.0.1:${served.host.port}` },
        })
      ).status,
      'by POST',
    ).toBe(401);
    const before = served.cookies.inner;
    served.cookies.inner = (await enter(teller)).cookie;
    expect((await open('inner', pathOf(teller))).status, 'a second time').toBe(401);
    served.cookies.outer = (await enter(customer)).cookie;
    expect((await served.ask({ ...served.honest('inner'), body: '{}' })).status).toBe(200);
    const stale = served.honest('inner');
    expect(
      (await served.ask({ ...stale, headers: { ...stale.headers, cookie: before }, body: '{}' })).status,
      'the window before',
    ).toBe(401);
  });

  test('a new address makes the one before it worthless', async () => {
    const first = served.host.addresses();
    const second = served.host.addresses();
    expect((await open('inner', pathOf(first.teller))).status).toBe(401);
    served.cookies.inner = (await enter(second.teller)).cookie;
    served.cookies.outer = (await enter(second.customer)).cookie;
  });

  test('a page that is reloaded at its old address goes on with its cookie', async () => {
    const { headers } = served.honest('inner');
    expect(await served.ask({ path: '/enter?token=used', headers })).toMatchObject({
      status: 303,
      headers: { location: '/' },
    });
  });

  test('the window that was opened before is told nothing any more', async () => {
    const counter = await station();
    const other = await serve(counter.app, nodeFiles, join(counter.folder, 'www'));
    onTestFinished(() => other.close());
    const first = await enter(other.addresses().teller);
    const views = await pageAt('inner', other.port, first.cookie).station.watch();
    expect((await views.next()).done).toBe(false);
    await enter(other.addresses().teller);
    const next = await views.next().then(
      ({ done }) => (done ? 'ended' : 'told'),
      () => 'ended',
    );
    expect(next).toBe('ended');
    expect(counter.view.phase).toBe('signed-out');
  });

  test('the cookie is for this host alone and out of reach of scripts and of other sites', async () => {
    const { setCookie } = await enter(served.host.addresses().customer);
    served.cookies.outer = setCookie.split(';')[0] ?? '';
    expect(setCookie).toMatch(
      /^counterguard-outer-[0-9a-f]{8}=[\w-]+\.[\w-]+; HttpOnly; SameSite=Strict; Path=\/; Max-Age=\d+$/,
    );
  });
});

test('two stations in one browser do not push each other’s windows out: cookies know no ports', async () => {
  const counter = await station();
  const other = await serve(counter.app, nodeFiles, join(counter.folder, 'www'));
  onTestFinished(() => other.close());
  const theirs = (await enter(other.addresses().teller)).cookie;
  const nameOf = (cookie: string) => cookie.split('=')[0];
  expect(nameOf(theirs)).not.toBe(nameOf(served.cookies.inner));
  const { headers, ...rest } = served.honest('inner');
  const jar = `${theirs}; ${served.cookies.inner}`;
  expect((await served.ask({ ...rest, headers: { ...headers, cookie: jar } })).status).toBe(200);
});

describe('the way by which --show asks for new addresses', () => {
  const control = (headers: Record<string, string>, method = 'POST') =>
    served.ask({
      method,
      path: '/control/show',
      headers: { host: `127.0.0.1:${served.host.port}`, ...headers },
    });
  const secret = { authorization: `Bearer ${CONTROL_SECRET}` };

  test.each<[string, Record<string, string>, string]>([
    ['without the secret', {}, 'POST'],
    ['with another secret', { authorization: 'Bearer guess' }, 'POST'],
    ['from a page, even with the secret', { ...secret, origin: 'http://127.0.0.1' }, 'POST'],
    ['by GET', secret, 'GET'],
  ])('is closed %s', async (_what, headers, method) => {
    expect(await control(headers, method)).toMatchObject({ status: 403, body: '' });
  });

  test('is closed at the customer’s address', async () => {
    const answer = await served.ask({
      method: 'POST',
      path: '/control/show',
      headers: { host: `localhost:${served.host.port}`, ...secret },
    });
    expect(answer).toMatchObject({ status: 401, body: '' });
  });

  test('gives addresses that open windows', async () => {
    const answer = await control(secret);
    const { teller, customer } = JSON.parse(answer.body) as { teller: string; customer: string };
    await served.open({ teller, customer });
    expect(await served.ask({ ...served.honest('inner'), body: '{}' })).toMatchObject({ status: 200 });
  });
});

describe('what every answer carries', () => {
  test.each<[string, () => Raw]>([
    ['a page', () => ({ headers: served.honest('inner').headers })],
    ['a call', () => ({ ...served.honest('inner'), body: '{}' })],
    ['a call that was refused', () => ({ ...served.honest('outer', '/rpc/station/lock'), body: '{}' })],
    ['a file that is not there', () => ({ path: '/nothing', headers: served.honest('inner').headers })],
    ['a stranger’s page', () => ({ headers: { host: `127.0.0.1:${served.host.port}` } })],
    ['a wrong host', () => ({ headers: { host: 'evil.example' } })],
    [
      'control',
      () => ({ method: 'POST', path: '/control/show', headers: { host: `127.0.0.1:${served.host.port}` } }),
    ],
    ['a path that is none', () => ({ path: 'http://[', headers: served.honest('inner').headers })],
  ])('%s: nothing from elsewhere, nothing kept, nothing framed', async (_what, request) => {
    const { headers } = await served.ask(request());
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

test('a window that was let in is let in by the next process on the same folder', async () => {
  const counter = await station();
  const first = await serve(counter.app, nodeFiles, join(counter.folder, 'www'));
  const { teller, customer } = first.addresses();
  const [inner, outer] = [await enter(teller), await enter(customer)];
  await first.close();
  await counter.restart();
  const second = await serve(counter.app, nodeFiles, join(counter.folder, 'www'));
  onTestFinished(() => second.close());
  expect(await outcomeOf(pageAt('inner', second.port, inner.cookie).station.lock(counter.command()))).toBe(
    'NOT_SIGNED_IN',
  );
  const shown = await pageAt('outer', second.port, outer.cookie).customer.watch();
  expect(await shown.next()).toMatchObject({ value: { phase: 'idle' } });
});

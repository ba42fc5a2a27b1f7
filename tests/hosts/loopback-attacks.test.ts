// What another program, another web page, or somebody at a keyboard could try against the loopback host. Nothing of it gets in.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Raw } from '../support/http-window.ts';
import { type ServedCounter, servedCounter } from '../support/served-counter.ts';

const served = servedCounter();
const lock = () => ({ json: served.driver.command() });

test('an honest call is answered, so that the refusals below are refusals of what was spoilt', async () => {
  expect(await served.ask({ ...served.honest('inner'), body: '{}' })).toMatchObject({ status: 200 });
});

describe('a call that would lock the counter is not carried out', () => {
  type Spoil = (request: ReturnType<ServedCounter['honest']>) => Raw;
  const without =
    (name: string): Spoil =>
    ({ headers: { [name]: _, ...headers }, ...rest }) => ({ ...rest, headers });
  const withHeader =
    (name: string, value: () => string): Spoil =>
    ({ headers, ...rest }) => ({ ...rest, headers: { ...headers, [name]: value() } });

  test.each<[number, string, Spoil]>([
    [
      421,
      'with the host name of a page that was rebound to 127.0.0.1',
      withHeader('host', () => `evil.example:${served.host.port}`),
    ],
    [421, 'with another port in Host', withHeader('host', () => '127.0.0.1:80')],
    [421, 'with Host without a port', withHeader('host', () => '127.0.0.1')],
    [421, 'with an IPv6 Host', withHeader('host', () => `[::1]:${served.host.port}`)],
    [403, 'without Origin', without('origin')],
    [403, 'with the Origin of a foreign page', withHeader('origin', () => 'https://evil.example')],
    [403, 'with the Origin null of a sandboxed frame', withHeader('origin', () => 'null')],
    [403, 'with the Origin of the other window', withHeader('origin', () => served.originOf('outer'))],
    [403, 'with the Origin of another port', withHeader('origin', () => 'http://127.0.0.1:1')],
    [
      403,
      'with an Origin that only begins like ours',
      withHeader('origin', () => `${served.originOf('inner')}.evil.example`),
    ],
    [403, 'by GET', ({ body: _, ...rest }) => ({ ...rest, method: 'GET' })],
    [403, 'by PUT', (request) => ({ ...request, method: 'PUT' })],
    [403, 'by a preflight', (request) => ({ ...request, method: 'OPTIONS' })],
    [415, 'without a content type', without('content-type')],
    [
      415,
      'as a form, which needs no preflight',
      withHeader('content-type', () => 'application/x-www-form-urlencoded'),
    ],
    [415, 'as text, which needs no preflight', withHeader('content-type', () => 'text/plain')],
    [415, 'as a type that only begins like JSON', withHeader('content-type', () => 'application/jsonx')],
    [401, 'without a cookie', without('cookie')],
    [401, 'with the cookie of the other window', withHeader('cookie', () => served.cookies.outer)],
    [
      401,
      'with the other window’s cookie under this one’s name',
      withHeader('cookie', () =>
        served.cookies.outer.replace(served.cookieName('outer'), served.cookieName('inner')),
      ),
    ],
    [401, 'with a cookie that was cut short', withHeader('cookie', () => served.cookies.inner.slice(0, -1))],
    [
      401,
      'with a cookie that was made up',
      withHeader('cookie', () => `${served.cookieName('inner')}=AAAA.BBBB`),
    ],
    [404, 'under a path that is no call', (request) => ({ ...request, path: '/rpc/station/lockAll' })],
    [404, 'under a path inside a group', (request) => ({ ...request, path: '/rpc/station' })],
  ])('%i: %s', async (status, _what, spoil) => {
    const { driver } = served;
    const { size } = driver;
    const request = { ...served.honest('inner', '/rpc/station/lock'), body: JSON.stringify(lock()) };
    const answer = await served.ask(spoil(request));
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(driver.view.phase).toBe('working');
    expect(driver.size).toBe(size);
  });
});

test('the customer’s window cannot make a call of the counter, and the try is recorded', async () => {
  const { driver } = served;
  const { size } = driver;
  const answer = await served.ask({
    ...served.honest('outer', '/rpc/station/lock'),
    body: JSON.stringify(lock()),
  });
  expect(answer.body).toContain('WRONG_WINDOW');
  expect(driver.entries(size)).toMatchObject([
    { kind: 'call-refused', body: { call: 'station.lock', why: 'window' } },
  ]);
});

describe('bodies', () => {
  // What was counted before is summed up first.
  beforeEach(() => void served.driver.wait(60));

  test.each([
    ['no JSON', 'not json at all'],
    ['JSON that is no message', '[1,2'],
    ['a list', '[]'],
    ['a hole in what it names', '{"json":{},"meta":[[0,"a","b"]]}'],
    ['a prototype', '{"json":{"__proto__":{"command":"x"}}}'],
  ])('%s is refused as malformed and counted', async (_what, body) => {
    const { driver } = served;
    const { size } = driver;
    const answer = await served.ask({ ...served.honest('inner', '/rpc/station/lock'), body });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('BAD_REQUEST');
    expect(answer.body).toContain('请求不合规定');
    driver.wait(60);
    expect(driver.entries(size)).toMatchObject([
      { kind: 'calls-rejected', body: { malformed: 1, stale: 0, unknown: 0 } },
    ]);
  });

  test.each([
    ['says its length', {}],
    ['does not say its length', { 'transfer-encoding': 'chunked' }],
  ])('one over 1 MiB that %s is refused, and the process goes on', async (_what, more) => {
    const { driver } = served;
    const { size } = driver;
    const request = served.honest('inner', '/rpc/station/lock');
    const body = JSON.stringify({ json: { ...driver.command(), padding: 'x'.repeat(1024 * 1024) } });
    const status = await served.ask({ ...request, headers: { ...request.headers, ...more }, body }).then(
      (answer) => answer.status,
      // The connection may be closed before all of it was sent.
      (error: NodeJS.ErrnoException) => error.code,
    );
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status);
    expect(driver.view.phase).toBe('working');
    expect((await served.ask({ ...served.honest('inner'), body: '{}' })).status).toBe(200);
    driver.wait(60);
    expect(driver.entries(size)).toMatchObject([{ kind: 'calls-rejected', body: { malformed: 1 } }]);
  });
});

describe('files', () => {
  const get = (path: string) => {
    const { headers } = served.honest('inner');
    return served.ask({ path, headers });
  };
  test('the page and what belongs to it are served to the window', async () => {
    expect(await get('/')).toMatchObject({ status: 200, body: expect.stringContaining('柜面反诈核对台') });
    expect(await get('/assets/main.js')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
  });

  test.each([
    '/../secret.txt',
    '/secret.txt',
    '/index.html/',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/%252e%252e/etc/passwd',
    '/..\\..\\etc\\passwd',
    '/assets/main.js%00.html',
    '//etc/passwd',
    '/assets',
    '/../../../../../../etc/passwd',
    'http://127.0.0.1/etc/passwd',
    '//',
    'http://[',
    '*',
  ])('%s is not there', async (path) => {
    const answer = await get(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).toBe('');
  });

  test('a page may not be posted to', async () => {
    expect((await served.ask(served.honest('inner', '/'))).status).toBe(404);
  });
});

// What another program on the same machine could do with bare sockets: hold them, drip into them, speak badly. The windows are answered meanwhile.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { servedCounter } from '../support/served-counter.ts';

const served = servedCounter();
// Past the longest that a connection may take.
vi.setConfig({ testTimeout: 60_000 });
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

async function open(): Promise<Socket> {
  const socket = connect(served.host.port, '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  // What the other end does to it is the matter of each test.
  socket.on('error', () => undefined);
  return socket;
}

/** All that is answered until the other end closes, or has been silent for a second. */
function heard(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const done = () => resolve(text);
    let silence = setTimeout(done, 1_000);
    socket.on('data', (chunk) => {
      text += chunk;
      clearTimeout(silence);
      silence = setTimeout(done, 1_000);
    });
    socket.once('close', done);
  });
}

async function speak(...lines: string[]): Promise<string> {
  const socket = await open();
  const answer = heard(socket);
  socket.write(lines.join('\r\n'));
  return answer;
}

const isAnswered = async () => {
  const { status } = await served.ask({ ...served.honest('inner'), body: '{}' });
  return status === 200;
};

describe('a client that takes its time', () => {
  test.each([
    ['drips its head', 'POST /rpc/station/lock HTTP/1.1\r\nHost: 127.0.0.1\r\n', 'X-Drip: 1\r\n', 16_000],
    [
      'drips its body',
      'POST /rpc/station/lock HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n',
      'x',
      26_000,
    ],
  ])('and %s is cut off, and nothing was done', async (_what, beginning, drop, within) => {
    const { size } = served.driver;
    const socket = await open();
    const began = performance.now();
    socket.write(beginning);
    const drip = setInterval(() => socket.write(drop), 500);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(drip);
    expect(performance.now() - began).toBeLessThan(within);
    expect(served.driver.view.phase).toBe('working');
    expect(served.driver.entries(size).every(({ kind }) => kind === 'calls-rejected')).toBe(true);
  });

  test('five hundred of them at once keep no window waiting for more than a second', async () => {
    for (let count = 0; count < 500; count += 1) {
      const socket = await open();
      socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    }
    const began = performance.now();
    expect(await isAnswered()).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('a request that no browser sends', () => {
  const host = () => `Host: 127.0.0.1:${served.host.port}`;
  const own = () => [`Cookie: ${served.cookies.inner}`, `Origin: ${served.originOf('inner')}`];
  const lock = () => JSON.stringify({ json: served.driver.command() });

  test.each<[string, RegExp, () => string[]]>([
    [
      'with two lengths',
      /^HTTP\/1\.1 400/,
      () => ['POST /rpc/station/lock HTTP/1.1', host(), 'Content-Length: 2', 'Content-Length: 3', '', '{}'],
    ],
    [
      'with a length and chunks, to smuggle a second one',
      /^HTTP\/1\.1 400/,
      () => [
        ...['POST / HTTP/1.1', host(), 'Content-Length: 4', 'Transfer-Encoding: chunked', ''],
        ...['0', '', 'POST /rpc/station/lock HTTP/1.1', '', ''],
      ],
    ],
    ['with no host', /^HTTP\/1\.1 400/, () => ['GET / HTTP/1.1', '', '']],
    [
      'with a foreign host before ours',
      /^HTTP\/1\.1 (400|421)/,
      () => ['GET / HTTP/1.1', 'Host: evil.example', host(), '', ''],
    ],
    ['by TRACE', /^HTTP\/1\.1 (40[0-9])/, () => ['TRACE / HTTP/1.1', host(), ...own(), '', '']],
    ['as a tunnel', /^(HTTP\/1\.1 40[0-9]|$)/, () => ['CONNECT example.com:443 HTTP/1.1', host(), '', '']],
    [
      'to become a web socket',
      /^HTTP\/1\.1 40[0-9]/,
      () => [
        ...['GET /rpc/station/watch HTTP/1.1', host(), ...own(), 'Connection: Upgrade', 'Upgrade: websocket'],
        ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', '', ''],
      ],
    ],
    [
      'with a method hidden in a header',
      /^HTTP\/1\.1 (403|404)/,
      () => ['GET /rpc/station/lock HTTP/1.1', host(), ...own(), 'X-HTTP-Method-Override: POST', '', ''],
    ],
    [
      'with a line break in a header',
      /^HTTP\/1\.1 (400|404)/,
      () => ['GET /a%0d%0aSet-Cookie:%20x HTTP/1.1', host(), ...own(), '', ''],
    ],
    [
      'with a head of a hundred kilobytes',
      /^HTTP\/1\.1 431/,
      () => ['GET / HTTP/1.1', host(), `X-Long: ${'x'.repeat(100_000)}`, '', ''],
    ],
    ['that is none', /^HTTP\/1\.1 400/, () => ['\u0016\u0003\u0001 TLS, perhaps', '', '']],
  ])('%s is refused, and the counter stays as it is', async (_what, status, lines) => {
    const answer = await speak(...lines());
    expect(answer).toMatch(status);
    expect(answer).not.toMatch(/^Set-Cookie/im);
    expect(served.driver.view.phase).toBe('working');
    expect(await isAnswered()).toBe(true);
  });

  test('that comes behind an honest one on the same line is judged for itself', async () => {
    const body = lock();
    const head = (path: string, length: number, ...more: string[]) => [
      ...[`POST ${path} HTTP/1.1`, host(), 'Content-Type: application/json', `Content-Length: ${length}`],
      ...[...more, ''],
    ];
    const answer = await speak(
      ...head('/rpc/station/stayAwake', 2, ...own()),
      `{}${head('/rpc/station/lock', body.length, `Origin: ${served.originOf('inner')}`).join('\r\n')}`,
      body,
    );
    expect(answer.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 401']);
    expect(served.driver.view.phase).toBe('working');
  });
});

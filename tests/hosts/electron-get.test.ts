// Fetching Electron's binary where it cannot be had: a plain sentence, and nothing of what came is used. Nothing here leaves the machine.
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { programFolder } from '../../electron/app/folders.ts';
import { electronGetCommand } from '../../electron/cli/electron-get.ts';

const DIST = join(programFolder(import.meta.url), 'node_modules', 'electron', 'dist');
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function mirror(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
}

async function fetching(from: string, more: Record<string, string> = {}) {
  const cache = mkdtempSync(join(tmpdir(), 'counterguard-electron-'));
  open.push(() => rmSync(cache, { recursive: true, force: true }));
  const lines: string[] = [];
  const env = { PATH: process.env.PATH, ELECTRON_MIRROR: from, electron_config_cache: cache, ...more };
  const code = await electronGetCommand((line) => lines.push(line), env);
  return { code, text: lines.join('\n') };
}

// Where somebody fetched the binary, the installer has nothing to do and asks nobody.
const isThere = existsSync(DIST);

test.skipIf(isThere)('a machine without a network is told so, with the address and the way out', async () => {
  const { code, text } = await fetching('http://127.0.0.1:9/');
  expect(code).toBe(1);
  expect(text).toContain('连不上 http://127.0.0.1:9/');
  expect(text).toContain('ELECTRON_MIRROR');
  expect(existsSync(DIST)).toBe(false);
});

test.skipIf(isThere).each([{}, { electron_use_remote_checksums: '1' }])(
  'a file whose hash is not the one that is pinned is not used, whatever the mirror says of it: %o',
  async (more) => {
    const asked: string[] = [];
    const from = await mirror((request, response) => {
      asked.push(request.url ?? '');
      response.end('another program');
    });
    const { code, text } = await fetching(from, more);
    expect(asked).toEqual([expect.stringMatching(/\/electron-v[\d.]+-\w+-\w+\.zip$/)]);
    expect(code).toBe(1);
    expect(text).toContain('校验值不符');
    expect(existsSync(DIST)).toBe(false);
  },
);

test.skipIf(isThere)('a mirror without this version is named as that', async () => {
  const from = await mirror((_request, response) => response.writeHead(404).end());
  const { code, text } = await fetching(from);
  expect(code).toBe(1);
  expect(text).toContain('没有这个版本');
});

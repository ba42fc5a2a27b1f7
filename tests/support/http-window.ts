// Windows over real HTTP: the loopback host on a free port, browsers made of a cookie, and raw requests that no browser would send.
import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { App } from '../../electron/app/build-app.ts';
import { type LoopbackHost, serveLoopback } from '../../electron/hosts/loopback/loopback-host.ts';
import type { DurableFiles } from '../../electron/keys/durable-files.ts';
import type { Contract } from '../../shared/contract/contract.ts';

export type Client = ContractRouterClient<Contract>;
export type Seat = 'inner' | 'outer';

export const CONTROL_SECRET = 'for-the-tests-only';
export const HOST_NAMES = { inner: '127.0.0.1', outer: 'localhost' } as const;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Raw {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sends exactly these headers and this path to 127.0.0.1. */
export function raw(port: number, { method = 'GET', path = '/', headers = {}, body }: Raw): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Opens an address as a browser does once, and keeps the cookie. */
export async function enter(address: string): Promise<{ cookie: string; setCookie: string }> {
  const { host, port, pathname, search } = new URL(address);
  const answer = await raw(Number(port), { path: pathname + search, headers: { host } });
  const setCookie = answer.headers['set-cookie']?.[0];
  if (answer.status !== 303 || !setCookie) throw new Error(`not let in: ${answer.status}`);
  return { cookie: setCookie.split(';')[0] ?? '', setCookie };
}

/** Node's fetch holds a request weakly: collected while its answer still streams, it can be aborted no more, and the stream goes on for ever. */
const heldWith = new WeakMap<AbortSignal, Request[]>();

/** The calls of a window, as the page in it makes them. */
export function pageAt(seat: Seat, port: number, cookie: string): Client {
  const origin = `http://${HOST_NAMES[seat]}:${port}`;
  const link = new RPCLink({
    ...{ url: `${origin}/rpc`, headers: { cookie, origin } },
    fetch: (request, init, { signal }) => {
      if (signal) heldWith.set(signal, [...(heldWith.get(signal) ?? []), request]);
      return fetch(request, init);
    },
  });
  return createORPCClient<Client>(link);
}

/** What a served window consists of here: tests of the real windows are journeys. */
function someWindows(folder: string): string {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>柜面反诈核对台</title>');
  writeFileSync(join(folder, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not of a type that is served');
  return folder;
}

/** @param folder where the pages may lie */
export function serve(app: App, files: DurableFiles, folder: string, port = 0): Promise<LoopbackHost> {
  const windowsFolder = someWindows(join(folder, 'windows'));
  return serveLoopback({ app, files, windowsFolder, port, controlSecret: CONTROL_SECRET });
}

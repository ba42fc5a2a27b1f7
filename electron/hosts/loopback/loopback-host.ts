// Serves the windows and the calls to a browser on this machine, and to nobody else: 127.0.0.1 only, the host name decides the seat,
// a cookie admits the window, Origin and Host are checked on each call.
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import type { App } from '../../app/build-app.ts';
import { router } from '../../app/router.ts';
import type { DurableFiles } from '../../keys/durable-files.ts';
import { drillFor } from '../../services/drilling.ts';
import { PAGE_HEADERS } from '../page-headers.ts';
import { type StaticFile, staticFiles } from '../static-files.ts';
import { countUnreadable } from '../unreadable-requests.ts';
import { WindowPasses, type WindowSeat } from './window-passes.ts';

const HOSTS: Record<WindowSeat, string> = { inner: '127.0.0.1', outer: 'localhost' };
/** A long signature is under 1 MiB of JSON; nothing honest is larger. */
const LARGEST_BODY = 1024 * 1024;

/** Of a path, with what JSON puts around it. */
const LONGEST_PATH = 16 * 1024;

/** @returns undefined for anything but `{}` or `{"backup":"…"}` */
function readChoice(text: string): { backup?: string } | undefined {
  try {
    const { backup, ...rest } = JSON.parse(text) as { backup?: unknown };
    if (Object.keys(rest).length > 0) return undefined;
    if (backup === undefined) return {};
    return typeof backup === 'string' ? { backup } : undefined;
  } catch {
    return undefined;
  }
}

const NO_PASS = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>柜面反诈核对台</title>
<h1>这个窗口还没有得到许可</h1><p>请使用启动程序时打印的地址打开，或运行 npm start -- --show 取得新地址。</p></html>`;

export interface LoopbackOptions {
  app: App;
  files: DurableFiles;
  windowsFolder: string;
  /** 0 takes any free port. */
  port: number;
  /** Lets `--show` ask the running process for new addresses. */
  controlSecret: string;
}

export interface LoopbackHost {
  port: number;
  /** New one-time addresses; the windows opened by earlier ones end when these are used. */
  addresses(): { teller: string; customer: string };
  close(): Promise<void>;
}

class Requests {
  readonly #options: LoopbackOptions;
  readonly #static: ReadonlyMap<string, StaticFile>;
  readonly #passes: WindowPasses;
  readonly #rpc = new RPCHandler(router, {
    interceptors: [countUnreadable],
    plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_BODY })],
  });
  /** Calls that are being answered, event streams among them, by window. */
  readonly #answering: Record<WindowSeat, Set<ServerResponse>> = { inner: new Set(), outer: new Set() };
  port = 0;

  constructor(options: LoopbackOptions) {
    this.#options = options;
    this.#static = staticFiles(options.windowsFolder);
    const { app, files } = options;
    // A second process must not write over what the first one knows of its windows.
    const kept = app.stopped === 'second-instance' ? undefined : app.folders.windows;
    this.#passes = new WindowPasses(files, kept, app.options.log);
  }

  addresses(): { teller: string; customer: string } {
    const address = (seat: WindowSeat) =>
      `http://${HOSTS[seat]}:${this.port}/enter?token=${this.#passes.issue(seat)}`;
    return { teller: address('inner'), customer: address('outer') };
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    const seat = (Object.keys(HOSTS) as WindowSeat[]).find(
      (candidate) => request.headers.host === `${HOSTS[candidate]}:${this.port}`,
    );
    if (!seat) return this.#refuse(response, 421);
    const url = URL.parse(request.url ?? '/', `http://${request.headers.host}`);
    if (!url) return this.#refuse(response, 400);
    const asked = /^\/control\/(show|drill)$/.exec(url.pathname)?.[1];
    if (asked && seat === 'inner') return this.#control(asked as 'show' | 'drill', request, response);
    if (url.pathname === '/enter') return this.#enter(seat, request, url, response);
    if (!this.#passes.admits(seat, request.headers.cookie)) return this.#turnAway(request, response);
    if (url.pathname.startsWith('/rpc/')) return this.#call(seat, request, response);
    return this.#serve(request, url.pathname, response);
  }

  #refuse(response: ServerResponse, status: number, body = ''): void {
    this.#options.app.reject('unknown');
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  }

  /** A page says what to do; a call gets a bare 401, which the window understands. */
  #turnAway(request: IncomingMessage, response: ServerResponse): void {
    this.#refuse(response, 401, request.method === 'GET' ? NO_PASS : '');
  }

  #enter(seat: WindowSeat, request: IncomingMessage, url: URL, response: ServerResponse): void {
    const cookie =
      request.method === 'GET' ? this.#passes.redeem(seat, url.searchParams.get('token') ?? '') : undefined;
    // A page that is reloaded shows its old address: whoever holds the cookie goes on.
    const known = cookie === undefined && this.#passes.admits(seat, request.headers.cookie);
    if (cookie === undefined && !known) {
      this.#turnAway(request, response);
      return;
    }
    if (cookie) {
      response.setHeader('set-cookie', cookie);
      // The window that was opened before ends here, with what it was being told.
      for (const earlier of this.#answering[seat]) earlier.destroy();
    }
    response.writeHead(303, { location: '/' }).end();
  }

  async #control(asked: 'show' | 'drill', request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = Buffer.from(request.headers.authorization ?? '', 'utf8');
    const wanted = Buffer.from(`Bearer ${this.#options.controlSecret}`, 'utf8');
    const allowed = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (request.method !== 'POST' || request.headers.origin || !allowed) return this.#refuse(response, 403);
    const answer = asked === 'show' ? this.addresses() : await this.#drill(request);
    if (!answer) return this.#refuse(response, 400);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  /** Whoever may read the secret owns the folders: they may have any backup of this machine rehearsed. */
  async #drill(request: IncomingMessage) {
    const { work } = this.#options.app;
    if (!work) return undefined;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > LONGEST_PATH) return undefined;
      chunks.push(chunk);
    }
    const choice = readChoice(Buffer.concat(chunks).toString('utf8'));
    return choice && drillFor(work.station, work.drills, choice);
  }

  async #call(seat: WindowSeat, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin, host } = request.headers;
    const isJson = /^application\/json(;|$)/.test(request.headers['content-type'] ?? '');
    if (request.method !== 'POST' || origin !== `http://${host}`) return this.#refuse(response, 403);
    if (!isJson) return this.#refuse(response, 415);
    const answering = this.#answering[seat];
    answering.add(response);
    response.once('close', () => answering.delete(response));
    const { matched } = await this.#rpc.handle(request, response, {
      prefix: '/rpc',
      context: { app: this.#options.app, window: seat },
    });
    if (!matched) this.#refuse(response, 404);
  }

  #serve(request: IncomingMessage, path: string, response: ServerResponse): void {
    const file = this.#static.get(path);
    if (!file || request.method !== 'GET') this.#refuse(response, 404);
    else response.writeHead(200, { 'content-type': file.type }).end(file.read());
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** @throws Error EADDRINUSE where the port is taken */
export async function serveLoopback(options: LoopbackOptions): Promise<LoopbackHost> {
  const requests = new Requests(options);
  // Node looks for connections that take too long twice a minute unless it is told otherwise.
  const server = createServer({ connectionsCheckingInterval: 5_000 }, (request, response) => {
    requests.answer(request, response).catch((error: unknown) => {
      options.app.options.log(`loopback: ${String(error)}`);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  requests.port = await listen(server, options.port);
  return {
    port: requests.port,
    addresses: () => requests.addresses(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

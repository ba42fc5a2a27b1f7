// BrowserWindow and its webContents as one page of real Chromium, driven by one CDP session: the own scheme is answered by the very handler
// that main gave, the preload runs in a world of its own, and a crashed page can be loaded again.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { tell } from './tell.ts';
import { PAGE_WORLD, preloadWorld } from './worlds.ts';

/** Chromium knows no scheme of ours: this host stands for `counterguard://app`. */
const HOST = 'https://app.counterguard.test';
const WORLD = 'preload';

export const ipcMain = new EventEmitter();

interface Options {
  kiosk?: boolean;
  width: number;
  height: number;
  webPreferences: { preload: string; additionalArguments: string[] };
}
type Handler = (request: Request) => Response | Promise<Response>;

class WebContents extends EventEmitter {
  readonly mainFrame = { url: 'about:blank' };
  session?: CDPSession;
  context?: number;
  destroyed = false;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;

  isDestroyed(): boolean {
    return this.destroyed;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  async setVisualZoomLevelLimits(): Promise<void> {
    // Pages do not zoom here.
  }
  /** A printer is there, and takes everything. */
  async getPrintersAsync(): Promise<object[]> {
    return [{ name: 'stand-in' }];
  }
  print(options: object, done: (success: boolean) => void): void {
    tell('print', { options });
    done(true);
  }
  reload(): void {
    void this.session?.send('Page.reload').catch(() => undefined);
  }
  send(channel: string, ...values: unknown[]): void {
    this.emit('stand-in-sent', values);
    const expression = `standInReceive(${[channel, ...values].map((value) => JSON.stringify(value)).join(',')})`;
    const contextId = this.context;
    if (contextId !== undefined)
      void this.session?.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
  }
}

export class StandInWindow extends EventEmitter {
  static browser: Browser | undefined;
  static contextOptions: BrowserContextOptions = { locale: 'zh-CN' };
  /** What a journey does with a page before anything is loaded into it. */
  static prepare: (window: StandInWindow, page: Page) => Promise<void> = async () => undefined;
  static readonly #all: StandInWindow[] = [];
  static readonly #schemes = new Map<string, Handler>();

  readonly webContents = new WebContents();
  readonly #options: Options;
  #address = '';
  #bounds: object = {};
  #page: Page | undefined;

  static serve(scheme: string, handler: Handler): void {
    StandInWindow.#schemes.set(scheme, handler);
  }
  static bySeat(seat: string): StandInWindow | undefined {
    return StandInWindow.#all.findLast((window) => window.seat === seat && !window.isDestroyed());
  }
  static getAllWindows(): StandInWindow[] {
    return [...StandInWindow.#all];
  }

  constructor(options: Options) {
    super();
    this.#options = options;
    const { x, y, width, height } = options as unknown as Record<string, number>;
    this.#bounds = { x, y, width, height };
    StandInWindow.#all.push(this);
    const { session: _session, ...webPreferences } = options.webPreferences as Record<string, unknown>;
    tell('window', { seat: this.seat, options: { ...options, webPreferences } });
  }

  get seat(): string {
    return /--seat=(\w+)/.exec(this.#options.webPreferences.additionalArguments.join(' '))?.[1] ?? '';
  }
  show(): void {
    tell('shown', { seat: this.seat });
  }
  hide(): void {
    tell('hidden', { seat: this.seat });
  }
  getBounds(): object {
    return this.#bounds;
  }
  isKiosk(): boolean {
    return this.#options.kiosk === true;
  }
  setKiosk(kiosk: boolean): void {
    tell('kiosk', { seat: this.seat, kiosk });
  }
  setBounds(bounds: object): void {
    this.#bounds = bounds;
    tell('bounds', { seat: this.seat, bounds });
  }
  isDestroyed(): boolean {
    return this.webContents.destroyed;
  }
  destroy(): void {
    this.webContents.destroyed = true;
    tell('destroyed', { seat: this.seat });
    void this.#page?.close();
  }

  async loadURL(url: string): Promise<void> {
    if (!this.webContents.session) await this.#open();
    this.#address = url;
    await this.webContents.session?.send('Page.navigate', { url: toPage(url) });
  }

  /** What a message from elsewhere would look like to main: of this window, and from a frame at that address. */
  forge(url: string, message: unknown): void {
    ipcMain.emit('counterguard', { sender: this.webContents, senderFrame: { url } }, message);
  }

  async #open(): Promise<void> {
    const { width, height } = this.#options;
    const context = await StandInWindow.browser?.newContext({
      ...StandInWindow.contextOptions,
      viewport: { width, height },
    });
    if (!context) throw new Error('a window before the app was ready');
    const page = await context.newPage();
    this.#page = page;
    const session = await context.newCDPSession(page);
    this.webContents.session = session;
    await StandInWindow.prepare(this, page);
    await this.#follow(session, page, context);
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await session.send('Runtime.addBinding', { name: 'standInSend', executionContextName: WORLD });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: PAGE_WORLD });
    const { preload, additionalArguments } = this.#options.webPreferences;
    const source = preloadWorld(readFileSync(preload, 'utf8'), ['electron', ...additionalArguments]);
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
  }

  async #follow(session: CDPSession, page: Page, context: BrowserContext): Promise<void> {
    const { webContents } = this;
    const { frameTree } = await session.send('Page.getFrameTree');
    const main = frameTree.frame.id;
    session.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
      if (name === WORLD && (auxData as { frameId?: string }).frameId === main) webContents.context = id;
    });
    session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      const [channel, ...values] = JSON.parse(payload) as [string, ...unknown[]];
      const isMain = executionContextId === webContents.context;
      const senderFrame = isMain ? webContents.mainFrame : { url: 'elsewhere' };
      ipcMain.emit(channel, { sender: webContents, senderFrame }, ...values);
    });
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId === main) webContents.emit('did-start-loading');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === main) webContents.mainFrame.url = fromPage(frame.url);
    });
    session.on('Page.loadEventFired', () => {
      webContents.emit('did-finish-load');
      this.emit('ready-to-show');
    });
    session.on('Inspector.targetCrashed', () => {
      tell('crashed', { seat: this.seat });
      webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    });
    session.on('Fetch.requestPaused', (paused) => void this.#answer(session, paused));
    // Not `popup`: our own policy cuts a window that was opened from its opener.
    context.on('page', (opened) => {
      if (opened === page) return;
      const { action } = webContents.openHandler?.({ url: opened.url() }) ?? { action: 'allow' };
      tell('popup', { seat: this.seat, action });
      if (action === 'deny') void opened.close();
    });
    page.on('close', () => {
      webContents.destroyed = true;
      this.emit('closed');
      void context.close();
    });
  }

  async #answer(
    session: CDPSession,
    paused: {
      requestId: string;
      resourceType: string;
      request: { url: string; method: string; headers: object };
    },
  ): Promise<void> {
    const { requestId, request, resourceType } = paused;
    const isNavigation = resourceType === 'Document';
    if (isNavigation && fromPage(request.url) !== this.#address) {
      let prevented = false;
      this.webContents.emit('will-navigate', {
        url: fromPage(request.url),
        preventDefault: () => (prevented = true),
      });
      tell('navigation', { seat: this.seat, url: request.url, prevented });
      if (prevented)
        return void session
          .send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
          .catch(() => undefined);
    }
    const url = new URL(fromPage(request.url));
    const handler = StandInWindow.#schemes.get(url.protocol.slice(0, -1));
    // Nothing of ours goes to a network: an address outside of our scheme has nobody to answer it.
    if (!handler)
      return void session
        .send('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' })
        .catch(() => undefined);
    const answer = await handler(new Request(url, { method: request.method }));
    await session
      .send('Fetch.fulfillRequest', {
        requestId,
        responseCode: answer.status,
        responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
        body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
      })
      .catch(() => undefined);
  }
}

const toPage = (url: string) => url.replace('counterguard://app', HOST);
const fromPage = (url: string) => url.replace(HOST, 'counterguard://app');

// One counter served over HTTP for all tests of a file, with both windows let in, and an honest call for each test to spoil.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { LoopbackHost } from '../../electron/hosts/loopback/loopback-host.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { temporaryFolder } from './demo-folder.ts';
import { type Answer, enter, HOST_NAMES, type Raw, raw, type Seat, serve } from './http-window.ts';
import { type StationDriver, sharedStation } from './station-driver.ts';

export class ServedCounter {
  driver!: StationDriver;
  host!: LoopbackHost;
  cookies: Record<Seat, string> = { inner: '', outer: '' };

  /** Lets both windows in anew, as two clicks on new addresses do. */
  async open({ teller, customer } = this.host.addresses()): Promise<void> {
    this.cookies = { inner: (await enter(teller)).cookie, outer: (await enter(customer)).cookie };
  }

  cookieName(seat: Seat): string {
    return this.cookies[seat].split('=')[0] ?? '';
  }

  originOf(seat: Seat): string {
    return `http://${HOST_NAMES[seat]}:${this.host.port}`;
  }

  /** An honest call of a window, to be spoilt in one place by each test. */
  honest(seat: Seat, path = '/rpc/station/stayAwake') {
    const headers: Record<string, string> = {
      host: `${HOST_NAMES[seat]}:${this.host.port}`,
      origin: this.originOf(seat),
      cookie: this.cookies[seat],
      'content-type': 'application/json',
    };
    return { method: 'POST', path, headers, body: '{}' };
  }

  ask(request: Raw): Promise<Answer> {
    return raw(this.host.port, request);
  }
}

/** A teller sits at it. Ready in the tests of the file that calls this, and gone after them. */
export function servedCounter(): ServedCounter {
  const counter = new ServedCounter();
  const pages = temporaryFolder();
  let shared: Awaited<ReturnType<typeof sharedStation>>;
  beforeAll(async () => {
    shared = await sharedStation();
    counter.driver = shared.driver;
    await counter.driver.signInAs('teller');
    counter.host = await serve(counter.driver.app, nodeFiles, pages);
    await counter.open();
  });
  afterAll(async () => {
    await counter.host.close();
    shared.remove();
    rmSync(pages, { recursive: true, force: true });
  });
  beforeEach(() => counter.driver.app.stayAwake());
  return counter;
}

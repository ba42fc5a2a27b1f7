// The same day at a counter over three transports: called directly, over strings as through Electron's preload, over real HTTP.
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectWindow } from '../../electron/hosts/electron/string-port.ts';
import type { InnerStep } from '../../shared/contract/inner-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { CALLS } from '../support/call-inputs.ts';
import { type Client, enter, pageAt, type Seat, serve } from '../support/http-window.ts';
import { type Line, ParityScript } from '../support/parity-script.ts';
import { type StationDriver, station } from '../support/station-driver.ts';

type Windows = Record<Seat, Client>;
type Transport = 'direct' | 'strings' | 'http';

/** What the preload gives a page, without Electron: strings in both directions and nothing else. */
function overStrings(counter: StationDriver, window: Seat): Client {
  const listeners: ((event: { data: string }) => void)[] = [];
  const port = connectWindow({ app: counter.app, window }, (message) => {
    expect(message).toBeTypeOf('string');
    for (const listener of listeners) listener({ data: message });
  });
  onTestFinished(() => port.close());
  const bridge = {
    postMessage: (message: unknown) => {
      expect(message).toBeTypeOf('string');
      port.receive(message as string);
    },
    addEventListener: (event: string, listener: (event: { data: string }) => void) => {
      if (event === 'message') listeners.push(listener);
    },
  };
  return createORPCClient<Client>(new RPCLink({ port: bridge as never }));
}

async function overHttp(counter: StationDriver): Promise<Windows> {
  const host = await serve(counter.app, counter.files, join(counter.folder, 'www'));
  onTestFinished(() => host.close());
  const { teller, customer } = host.addresses();
  const [inner, outer] = [await enter(teller), await enter(customer)];
  return { inner: pageAt('inner', host.port, inner.cookie), outer: pageAt('outer', host.port, outer.cookie) };
}

async function windowsOf(transport: Transport, counter: StationDriver): Promise<Windows> {
  if (transport === 'http') return overHttp(counter);
  if (transport === 'strings')
    return { inner: overStrings(counter, 'inner'), outer: overStrings(counter, 'outer') };
  return { inner: counter.inner as unknown as Client, outer: counter.outer as unknown as Client };
}

/** Reads a stream up to the value that is waited for. */
async function until<T>(stream: AsyncIterator<T>, wanted: (value: T) => boolean): Promise<T> {
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error('the stream ended');
    if (wanted(value)) return value;
  }
}

const said = new Map<Transport, Line[]>();

describe.each<Transport>(['direct', 'strings', 'http'])('over %s', (transport) => {
  test('a day at the counter runs from set-up to export', async () => {
    const counter = await station({ mode: 'live' });
    const script = new ParityScript(counter, await windowsOf(transport, counter));
    said.set(transport, await script.play());
  }, 90_000);

  test('both windows are told of a command without asking', async () => {
    const counter = await station();
    const { inner, outer } = await windowsOf(transport, counter);
    const stop = new AbortController();
    const views = await inner.station.watch(undefined, { signal: stop.signal });
    const shown = await outer.customer.watch(undefined, { signal: stop.signal });
    const innerUntil = (wanted: (view: InnerStep) => boolean) => until(views, wanted);
    const outerUntil = (wanted: OuterView['phase']) => until(shown, (view) => view.phase === wanted);
    await outerUntil('idle');
    expect(await innerUntil((view) => view.customerWindow === 'connected')).toMatchObject({
      phase: 'signed-out',
    });
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.answer('REM-01', 'other-person');
    expect(await outerUntil('notice')).toMatchObject({ title: counter.case.notice.title });
    expect(await innerUntil((view) => view.current?.notice.state === 'reading')).toMatchObject({
      phase: 'working',
    });
    stop.abort();
    await counter.signOut();
    const after = await views.next().then(
      (next) => next.done,
      () => true,
    );
    expect(after, 'a stream that was left tells nothing more').toBe(true);
  });
});

describe('the transcripts', () => {
  const direct = (): Line[] => said.get('direct') ?? [];

  test('hold every call of the contract, once accepted and once refused', () => {
    for (const { name } of CALLS) {
      const codes = direct()
        .filter(({ call }) => call === name)
        .map(({ code }) => code);
      expect(codes, name).toContain('done');
      expect(
        codes.some((code) => code !== 'done'),
        `${name} was refused`,
      ).toBe(true);
    }
    expect(direct().map(({ code }) => code)).not.toContain('INTERNAL_SERVER_ERROR');
  });

  test('tell of refusals by their own codes', () => {
    const codes = new Set(direct().map(({ code }) => code));
    const expected = [
      'STOPPED',
      'WRONG_WINDOW',
      'WEAK_PIN',
      'ALREADY_SET_UP',
      'PIN_WRONG',
      'ROLES_CLASH',
      'NOT_YOUR_ROLE',
    ];
    for (const code of [...expected, 'STALE', 'BAD_REQUEST', 'CASE_CLOSED', 'READ_FIRST'])
      expect(codes).toContain(code);
  });

  test.each(['strings', 'http'] as const)('over %s is word for word the direct one', (transport) => {
    expect(said.get(transport)).toEqual(direct());
  });
});

// The end of Electron's bridge in the process: whatever a window sends, the process goes on and nobody else is troubled.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { connectWindow, type StringPort } from '../../electron/hosts/electron/string-port.ts';
import { sharedStation } from '../support/station-driver.ts';

let shared: Awaited<ReturnType<typeof sharedStation>>;
let answers: string[];
let port: StringPort;
const unhandled = vi.fn();

beforeAll(async () => {
  shared = await sharedStation();
  await shared.driver.signInAs('teller');
  process.on('unhandledRejection', unhandled);
});
afterAll(() => {
  process.off('unhandledRejection', unhandled);
  shared.remove();
});
beforeEach(() => {
  const { app } = shared.driver.wait(60);
  app.stayAwake();
  unhandled.mockClear();
  answers = [];
  port = connectWindow({ app, window: 'inner' }, (message) => answers.push(message));
});

const stayAwake = (id: string) => JSON.stringify({ i: id, p: { u: '/station/stayAwake', b: {} } });

async function answered(count: number): Promise<string[]> {
  await vi.waitFor(() => expect(answers).toHaveLength(count));
  return answers;
}

test.each([
  ['nothing', ''],
  ['no JSON', 'not json'],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[[]]'],
  ['no id', '{"p":{"u":"/station/stayAwake"}}'],
  ['no payload', '{"i":"1"}'],
  ['a payload that is none', '{"i":"1","p":null}'],
  ['no path', '{"i":"1","p":{}}'],
  ['a path that is a number', '{"i":"1","p":{"u":7}}'],
  ['an address elsewhere', '{"i":"1","p":{"u":"http://["}}'],
  ['a path that climbs', '{"i":"1","p":{"u":"/../station/lock"}}'],
  ['a file as body', '{"i":"1","p":{"u":"/station/lock","h":{"content-type":"multipart/form-data"}}}'],
  ['a stream as body', '{"i":"1","p":{"u":"/station/lock","h":{"content-type":"text/event-stream"}}}'],
  ['another method', '{"i":"1","p":{"u":"/station/lock","m":"GET"}}'],
  ['an event of no stream', '{"i":"1","t":3,"p":{"e":"message"}}'],
  ['an unknown kind of message', '{"i":"1","t":99,"p":{}}'],
  ['more than a megabyte', JSON.stringify({ i: '1', p: { u: '/station/lock', b: 'x'.repeat(1024 * 1024) } })],
])(
  'a message that is %s is counted as malformed, and the window is answered as before',
  async (_what, message) => {
    const { size } = shared.driver;
    port.receive(message);
    port.receive(stayAwake('9'));
    expect(JSON.parse((await answered(1))[0] ?? '')).toMatchObject({ i: '9' });
    expect(unhandled).not.toHaveBeenCalled();
    shared.driver.wait(60);
    expect(shared.driver.entries(size)).toMatchObject([{ kind: 'calls-rejected', body: { malformed: 1 } }]);
  },
);

test('an abort of a call that is not there is no message worth counting', async () => {
  const { size } = shared.driver;
  port.receive('{"i":"77","t":4}');
  port.receive(stayAwake('9'));
  await answered(1);
  shared.driver.wait(60);
  expect(shared.driver.size).toBe(size);
});

test('a body the calls cannot read is refused in the contract’s words', async () => {
  port.receive('{"i":"1","p":{"u":"/station/lock","b":{"json":{},"meta":[[0,"a","b"]]}}}');
  expect((await answered(1))[0]).toContain('BAD_REQUEST');
  expect(shared.driver.view.phase).toBe('working');
});

test('a window that is gone is told nothing more', async () => {
  port.receive('{"i":"1","p":{"u":"/station/watch","b":{}}}');
  await answered(2);
  port.close();
  const { length } = answers;
  await shared.driver.signOut();
  await shared.driver.signInAs('teller');
  expect(answers.slice(length).join('')).not.toContain('session');
});

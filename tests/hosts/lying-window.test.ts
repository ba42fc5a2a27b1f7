// A renderer that was taken over sends whatever it likes over its own port. It may do what its person may, and nothing else: no crash of the
// process, no event of another kind, nothing of the other window's.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectWindow } from '../../electron/hosts/electron/string-port.ts';
import { contract } from '../../shared/contract/contract.ts';
import { runs } from '../support/runs.ts';
import { sharedStation } from '../support/station-driver.ts';

let shared: Awaited<ReturnType<typeof sharedStation>>;
const unhandled = vi.fn();
beforeAll(async () => {
  shared = await sharedStation();
  process.on('unhandledRejection', unhandled);
  process.on('uncaughtException', unhandled);
});
afterAll(() => {
  process.off('unhandledRejection', unhandled);
  process.off('uncaughtException', unhandled);
  shared.remove();
});

const PATHS = Object.entries(contract).flatMap(([group, calls]) =>
  Object.keys(calls).map((call) => `/${group}/${call}`),
);

/** Near enough to what a window sends that some of it gets as far as a call. */
const message = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record({
      i: fc.oneof(fc.string(), fc.integer(), fc.constant('1')),
      t: fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: 9 })),
      p: fc.oneof(
        fc.anything(),
        fc.record({
          u: fc.oneof(fc.constantFrom(...PATHS), fc.webPath(), fc.constant('/__proto__/constructor')),
          b: fc.oneof(
            fc.anything(),
            fc.record({ json: fc.anything(), meta: fc.anything() }, { requiredKeys: [] }),
          ),
        }),
      ),
    })
    .map((value) => JSON.stringify(value)),
);

/** What may come of it where nobody is signed in: that it was refused. */
const REFUSALS = ['calls-rejected', 'call-refused'];

test.each(['inner', 'outer'] as const)(
  'from the %s window nothing comes of lies but refusals',
  async (window) => {
    const { driver } = shared;
    const before = driver.size;
    const people = JSON.stringify([...driver.station.state.people]);
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 20 }), async (messages) => {
        const port = connectWindow({ app: driver.app, window }, () => undefined);
        for (const one of messages) port.receive(one);
        await new Promise(setImmediate);
        port.close();
      }),
      { numRuns: runs(60) },
    );
    driver.wait(60);
    expect(unhandled).not.toHaveBeenCalled();
    const kinds = new Set(driver.kinds(before));
    expect([...kinds].filter((kind) => !REFUSALS.includes(kind))).toEqual([]);
    expect(JSON.stringify([...driver.station.state.people])).toBe(people);
    expect(driver.view.phase).toBe('signed-out');
  },
);

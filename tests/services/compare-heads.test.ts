// Bundles beside the station's own log: which heads it knows, which it contradicts, and that the look is sealed with its answer.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBase64 } from '../../shared/ledger/base64.ts';
import type { StationDriver } from '../support/station-driver.ts';
import { sharedStation } from '../support/station-driver.ts';

let shared: Awaited<ReturnType<typeof sharedStation>>;
let counter: StationDriver;
/** The head as it was before the last entries were made. */
let earlier: { origin: string; size: number; root: string };

const headNow = () => {
  const { origin, size } = counter.station.open.ledger;
  return { origin, size, root: toBase64(counter.station.open.ledger.root()) };
};
const OTHER_ROOT = `${'A'.repeat(42)}0=`;

beforeAll(async () => {
  shared = await sharedStation();
  counter = shared.driver;
  await counter.signInAs('teller');
  await counter.openRemittance();
  earlier = headNow();
  await counter.answer('REM-01', 'other-person');
  await counter.signInAs('auditor');
});
afterAll(() => shared.remove());

type Head = typeof earlier;

async function compared(heads: Head[], command = counter.command()) {
  const steps = [];
  for await (const step of await counter.inner.compare.heads({ ...command, heads })) steps.push(step);
  const answer = steps.at(-1);
  if (answer?.state !== 'done') throw new Error('no answer');
  return answer;
}

test('answers with its own head and its roots at the sizes asked, and seals how each head stands to it', async () => {
  const own = headNow();
  const longer = { ...own, size: own.size + 100 };
  const rewritten = { ...earlier, size: earlier.size - 1, root: OTHER_ROOT };
  const stranger = { ...earlier, origin: 'b/b/other/g1' };
  const answer = await compared([earlier, own, rewritten, longer, stranger]);
  expect(answer).toMatchObject({ ...own, state: 'done' });
  const roots = new Map(answer.roots.map(({ size, root }) => [size, root]));
  expect([...roots.keys()]).toEqual([rewritten.size, earlier.size, own.size]);
  expect(roots.get(earlier.size)).toBe(earlier.root);
  expect(roots.get(own.size)).toBe(own.root);
  expect(counter.entries(own.size)).toMatchObject([
    {
      kind: 'heads-compared',
      actor: { staff: 'wu', role: 'auditor' },
      body: {
        size: own.size,
        heads: [
          { size: earlier.size, root: earlier.root, as: 'same' },
          { size: own.size, root: own.root, as: 'same' },
          { size: rewritten.size, root: OTHER_ROOT, as: 'differs' },
          { size: longer.size, root: longer.root, as: 'longer' },
        ],
        others: 1,
      },
    },
  ]);
});

test('fifty heads fit into one entry', async () => {
  const size = counter.size;
  const heads = Array.from({ length: 50 }, (_, at) => ({
    ...earlier,
    size: 900_000_000 + at,
    root: OTHER_ROOT,
  }));
  await compared(heads);
  expect(counter.kinds(size)).toEqual(['heads-compared']);
  await expect(compared([...heads, earlier])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('bundles of other devices alone show nothing of this log, and the look is sealed all the same', async () => {
  const size = counter.size;
  const answer = await compared([{ ...earlier, origin: 'b/b/other/g1' }]);
  expect(answer.roots).toEqual([]);
  expect(counter.entries(size)).toMatchObject([{ body: { heads: [], others: 1 } }]);
});

test('whoever leaves before the answer has seen nothing, and nothing is sealed', async () => {
  const size = counter.size;
  for await (const step of await counter.inner.compare.heads({ ...counter.command(), heads: [earlier] })) {
    expect(step.state).toBe('working');
    break;
  }
  expect(counter.kinds(size)).toEqual([]);
});

test('the number of a look is not used for a second one', async () => {
  const command = counter.command();
  await compared([earlier], command);
  await expect(compared([earlier], command)).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
});

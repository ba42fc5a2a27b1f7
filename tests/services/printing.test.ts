// What became of a print is on record after what was printed, and a printer that says nothing keeps nobody waiting (features.md KS6).
import { expect, test, vi } from 'vitest';
import type { PrintResult } from '../../shared/station/print-results.ts';
import { station } from '../support/station-driver.ts';

const ended = (counter: Awaited<ReturnType<typeof station>>) =>
  counter
    .entries()
    .filter(({ kind }) => kind === 'print-ended')
    .map(({ actor, body }) => ({ actor, body }));

async function printing(result: Promise<PrintResult>) {
  const counter = await station();
  const asked: string[] = [];
  counter.app.printsBy((paper) => {
    asked.push(paper);
    return result;
  });
  const print = (of?: number) =>
    counter.inner.station.printPage({
      ...counter.command(),
      paper: 'A5',
      ...(of !== undefined && { of }),
    });
  return { counter, asked, print };
}

test.each(['accepted', 'no-printer', 'failed'] as const)(
  'what the printer says is said and sealed: %s',
  async (result) => {
    const { counter, asked, print } = await printing(Promise.resolve(result));
    expect(await print(3)).toEqual({ result });
    expect(asked).toEqual(['A5']);
    expect(ended(counter)).toEqual([{ actor: { role: 'system' }, body: { result, of: 3 } }]);
  },
);

test('a printer that never answers is given up after twenty seconds', async () => {
  const { counter, asked, print } = await printing(new Promise(() => undefined));
  const printed = print();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  counter.wait(20);
  expect(await printed).toEqual({ result: 'unanswered' });
  expect(ended(counter)).toEqual([{ actor: { role: 'system' }, body: { result: 'unanswered' } }]);
});

test('a host without a printer leaves it to the window, and claims nothing', async () => {
  const counter = await station();
  expect(await counter.inner.station.printPage({ ...counter.command(), paper: 'A4' })).toEqual({
    result: 'by-window',
  });
  expect(ended(counter)).toEqual([]);
});

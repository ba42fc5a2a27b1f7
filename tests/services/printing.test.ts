// What became of a print is on record after what was printed, and a printer that says nothing keeps nobody waiting (features.md KS6).
import { expect, test, vi } from 'vitest';
import { selectEntries } from '../../electron/services/export-selection.ts';
import type { PrintResult } from '../../shared/station/print-results.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { outcomeOf, SET_UP, station } from '../support/station-driver.ts';

const ended = (counter: Awaited<ReturnType<typeof station>>) =>
  counter
    .entries()
    .filter(({ kind }) => kind === 'print-ended')
    .map(({ actor, body }) => ({ actor, body }));

async function printing(result: Promise<PrintResult>) {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  const { receipt } = await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' });
  const asked: string[] = [];
  counter.app.machine.printsBy((paper) => {
    asked.push(paper);
    return result;
  });
  const print = (of?: number, { command } = counter.command()) =>
    counter.inner.station.printPage({ command, paper: 'A5', ...(of !== undefined && { of }) });
  return { counter, asked, print, of: receipt.seq };
}

test.each(['accepted', 'no-printer', 'failed'] as const)(
  'what the printer says is said and sealed: %s',
  async (result) => {
    const { counter, asked, print, of } = await printing(Promise.resolve(result));
    expect(await print(of)).toEqual({ result });
    expect(asked).toEqual(['A5']);
    expect(ended(counter)).toEqual([{ actor: { role: 'system' }, body: { result, of } }]);
  },
);

test('a printer that never answers is given up after twenty seconds', async () => {
  const { counter, asked, print, of } = await printing(new Promise(() => undefined));
  const printed = print(of);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  counter.wait(20);
  expect(await printed).toEqual({ result: 'unanswered' });
  expect(ended(counter)).toEqual([{ actor: { role: 'system' }, body: { result: 'unanswered', of } }]);
});

test('asked for once more it is the same sheet, and each entry is printed once', async () => {
  const { counter, asked, print, of } = await printing(Promise.resolve('accepted'));
  const command = counter.command();
  expect([await print(of, command), await print(of, command)]).toEqual(Array(2).fill({ result: 'accepted' }));
  expect(await outcomeOf(print(of))).toBe('NOTHING_TO_PRINT');
  expect([asked.length, ended(counter).length]).toEqual([1, 1]);
});

test('nothing is printed of an entry that prints nothing, of none, or by nobody', async () => {
  const { counter, asked, print, of } = await printing(Promise.resolve('accepted'));
  for (const other of [0, of - 1, 999_999]) expect(await outcomeOf(print(other))).toBe('NOTHING_TO_PRINT');
  expect(await outcomeOf(print()), 'no recovery key was made just now').toBe('NOTHING_TO_PRINT');
  await counter.inner.station.lock(counter.command());
  expect(await outcomeOf(print(of))).toBe('NOT_SIGNED_IN');
  expect(asked).toEqual([]);
});

test('a recovery key that was just made is printed before anybody signs in, and half an hour later it is not', async () => {
  const counter = await station({ mode: 'live' });
  await counter.inner.station.setUp({ ...counter.command(), ...SET_UP });
  const print = () => outcomeOf(counter.inner.station.printPage({ ...counter.command(), paper: 'A4' }));
  expect(await print()).toBe('done');
  counter.wait(31 * 60);
  expect(await print()).toBe('NOTHING_TO_PRINT');
});

test('what the printer said goes with the case into its bundle', async () => {
  const { counter, print, of } = await printing(Promise.resolve('failed'));
  await print(of);
  const today = shanghaiDate(new Date(counter.clock.now()).toISOString());
  const { seqs } = selectEntries(counter.station, { from: today, to: today });
  const kinds = seqs.map((seq) => counter.station.open.ledger.event(seq).kind);
  expect(kinds).toContain('print-ended');
});

test('an auditor who reads the case reads what was heard of each print, and of which nothing was', async () => {
  const { counter, print, of } = await printing(Promise.resolve('failed'));
  await print(of);
  await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' });
  const { caseId } = counter.atCase();
  await counter.signInAs('auditor');
  const { timeline } = await counter.inner.auditor.readCase({ ...counter.command(), caseId });
  const heard = timeline
    .flatMap(({ details }) => details)
    .filter(({ label }) => label === '打印结果')
    .map(({ value }) => value);
  expect(heard).toEqual(['打印机没有收下，没有打出来', '没有记录，不知道有没有打出来']);
});

test('a host without a printer leaves it to the window, and claims nothing', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  const { receipt } = await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' });
  const about = { paper: 'A4' as const, of: receipt.seq };
  expect(await counter.inner.station.printPage({ ...counter.command(), ...about })).toEqual({
    result: 'by-window',
  });
  expect(ended(counter)).toEqual([]);
});

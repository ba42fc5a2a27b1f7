// A process that is killed in the middle of a remittance: after the restart and the PIN both windows show the same case, the same line.
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CounterProcess } from '../support/counter-runner.ts';
import { REMITTANCE, shown, signIn } from '../support/crash-script.ts';
import { demoFolder } from '../support/demo-folder.ts';
import { entriesIn } from '../support/ledger-files.ts';

let counter: CounterProcess;
beforeEach(async () => {
  counter = new CounterProcess(await demoFolder());
  await counter.start();
  await signIn(counter);
});
afterEach(async () => {
  await counter.kill();
  rmSync(counter.folder, { recursive: true, force: true });
});

test('killed after the opening, in the notice, after the signature and before the close, it goes on where it was', async () => {
  const cuts = new Set(['opens the case', 'turns page 2', 'signs', 'confirms']);
  const sent: number[] = [];
  for (const command of REMITTANCE) {
    await counter.wait(command.after);
    const call = await command.ready(counter);
    const first = await call();
    sent.push(first.seq);
    if (!cuts.has(command.name)) continue;
    const before = await shown(counter);
    await counter.kill();
    await counter.start();
    expect(await counter.view(), command.name).toMatchObject({ phase: 'signed-out', current: null });
    expect(await counter.outside(), command.name).toEqual({
      phase: 'idle',
      mode: 'demo',
      tips: expect.any(Array),
    });
    await signIn(counter);
    expect(await shown(counter), command.name).toEqual(before);
  }
  await counter.kill();
  const entries = await entriesIn(counter.folder);
  const inCase = entries.filter((entry) => entry.case !== undefined);
  expect(inCase.map((entry) => entry.n)).toEqual(inCase.map((_, n) => n));
  // That the customer could not read meanwhile is the system's own.
  const ofCase = inCase.filter(({ kind }) => kind !== 'reading-held');
  // The opening makes two entries and the second answer shows the notice: nothing else came of these commands, and all of it is there.
  expect(ofCase).toHaveLength(REMITTANCE.length + 2);
  for (const seq of sent) expect(ofCase.filter((entry) => entry.seq === seq)).toHaveLength(1);
  expect(entries.filter((entry) => entry.kind === 'app-started')).toHaveLength(counter.starts + 1);
});

// Every point at which a process can be killed in a remittance: after each command, and while each command is on its way.
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

async function startAgain(): Promise<void> {
  await counter.kill();
  await counter.start();
  await signIn(counter);
}

/** The whole case is there once: every command's entry, without a gap, and between them that the customer could not read meanwhile. */
async function expectWholeCase(): Promise<void> {
  await counter.kill();
  const ofCase = (await entriesIn(counter.folder)).filter((entry) => entry.case !== undefined);
  expect(ofCase.map((entry) => entry.n)).toEqual(ofCase.map((_, n) => n));
  expect(ofCase.filter(({ kind }) => kind !== 'reading-held')).toHaveLength(REMITTANCE.length + 2);
  expect(ofCase.at(-1)).toMatchObject({
    kind: 'case-closed',
    body: { ending: 'O0', entries: ofCase.length },
  });
}

test('killed after each command, both windows show what they showed, and the command sent again gets its first answer', async () => {
  for (const command of REMITTANCE) {
    await counter.wait(command.after);
    const input = await command.ready(counter);
    const first = await input();
    const before = await shown(counter);
    await startAgain();
    expect(await shown(counter), command.name).toEqual(before);
    if (before.current !== null) expect(await input(), command.name).toEqual(first);
  }
  await expectWholeCase();
}, 300_000);

test('killed while a command is on its way, it has happened as a whole or not at all; sent again, it has happened once', async () => {
  const answered: boolean[] = [];
  for (const [index, command] of REMITTANCE.entries()) {
    await counter.wait(command.after);
    const send = await command.ready(counter);
    const answer = send().then(
      () => true,
      () => false,
    );
    // Real time, as it is a real process: from before the call arrives until after it is sealed, which takes a few milliseconds.
    await new Promise((resolve) => setTimeout(resolve, (index * 3) % 10));
    await startAgain();
    answered.push(await answer);
    expect(await send(), command.name).toMatchObject({ seq: expect.any(Number) });
  }
  expect(answered, 'some were cut off before their answer').toContain(false);
  await expectWholeCase();
}, 300_000);

// A worker that hangs up as soon as it has told everything: what it told last may be larger than the pipe between the two processes.
import { on } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forkWorker } from '../../electron/services/worker-process.ts';

const MEGABYTES = 8;
const SIDE = join(import.meta.dirname, '../../electron/services/worker-side.ts');

test('an answer of several megabytes arrives whole, however soon the worker ends after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'worker-'));
  const file = join(folder, 'worker.mjs');
  writeFileSync(
    file,
    `import { workOnce } from ${JSON.stringify(SIDE)};
     workOnce((job, tell) => { tell({ begun: true }); tell({ answer: 'x'.repeat(job.length) }); });`,
  );
  const worker = forkWorker(file);
  onTestFinished(() => {
    worker.kill();
    rmSync(folder, { recursive: true });
  });
  worker.send({ length: MEGABYTES * 1024 * 1024 });
  const told: object[] = [];
  for await (const [message] of on(worker.events, 'message', { close: ['exit'] })) told.push(message);
  expect(told).toEqual([{ begun: true }, { answer: expect.any(String) }]);
  expect((told[1] as { answer: string }).answer).toHaveLength(MEGABYTES * 1024 * 1024);
});

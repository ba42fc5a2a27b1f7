// A station that seals as fast as it can in a process of its own, until it is killed. Writes down, outside of its ledger, what it is about to
// seal and what it was told is sealed; what a process wrote to a file stays when the process dies.
import { openSync, writeSync } from 'node:fs';
import { buildApp } from '../../electron/app/build-app.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { stationOptions } from './station-options.ts';

const [dataFolder = '', diary = '', startMs = '', boot = ''] = process.argv.slice(2);
const clock = new SteppedClock(Number(startMs), boot);
const book = openSync(diary, 'a');
const note = (line: string) => void writeSync(book, `${line}\n`);
process.on('disconnect', () => process.exit(1));
process.send?.('started');

const app = await buildApp(
  stationOptions({ dataFolder, mode: 'demo', log: (line) => note(`log ${line}`) }, clock, nodeFiles),
);
const { station } = app;
if (!station) throw new Error(`stopped: ${app.stopped}`);
note('open');
process.send?.('open');

const auditor = { staff: 'wu', role: 'auditor' };
const people = { entries: 1, opened: 0, ended: 0, open: 0, approver: 'jia' };

/** Mostly acts of one entry with a private part, whose key is a file of its own; now and then the close of a day with its new keys. */
for (let act = 1; ; act += 1) {
  clock.advance(1_000);
  const command = uuid7(clock);
  note(`try ${command}`);
  const { seq } =
    act % 9 === 0
      ? station.closeDay({ command, actor: { staff: 'geng', role: 'supervisor' }, body: people })
      : station.seal({
          command,
          actor: auditor,
          events: [{ kind: 'viewed', body: { what: 'search', found: act }, private: { terms: '关键词' } }],
        });
  note(`done ${command} ${seq}`);
  // The parent’s message that it is time must be able to arrive.
  if (act % 50 === 0) await new Promise(setImmediate);
}

// A station in a process of its own, for tests that kill it: served over HTTP like the product, with a clock that its parent turns.
import { join } from 'node:path';
import { buildApp } from '../../electron/app/build-app.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { serve } from './http-window.ts';
import { stationOptions } from './station-options.ts';

const [dataFolder = '', startMs = '', boot = ''] = process.argv.slice(2);
const clock = new SteppedClock(Number(startMs), boot);
const log = (line: string) => void process.stderr.write(`${line}\n`);
const app = await buildApp(stationOptions({ dataFolder, mode: 'demo', log }, clock, nodeFiles));
const host = await serve(app, nodeFiles, join(dataFolder, 'www'));

process.on('message', ({ advanceMs }: { advanceMs: number }) => {
  clock.advance(advanceMs);
  process.send?.({ now: clock.now() });
});
// A parent that died must not leave this behind.
process.on('disconnect', () => process.exit(1));
process.send?.({ port: host.port, ...host.addresses(), stopped: app.stopped ?? null });

// Entry of the loopback host: the same process as in Electron, for a browser on this machine.
import { runLoopback } from './hosts/loopback/run-loopback.ts';
import { sentenceFor, startOptions } from './hosts/start-options.ts';

try {
  await runLoopback(startOptions(process.argv.slice(2)), (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  const sentence = sentenceFor(error);
  if (!sentence) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

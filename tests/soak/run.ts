// `npm run soak -- --minutes 20 --seed 1 [--events 50000]`: for so long and so many events, whichever takes longer. The figures are one
// JSON line at the end; exits 1 where something is not as it has to be.
import { parseArgs } from 'node:util';
import { Soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    ...{ minutes: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
    events: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) throw new TypeError('--minutes N --seed S');

/** 50,000 in twenty minutes, and as many for the time that is asked for. */
const LEAST_A_MINUTE = 2_500;

const soak = await new Soak(seed).start();
try {
  const least = Number(values.events ?? Math.floor(minutes * LEAST_A_MINUTE));
  const figures = await soak.run(minutes, least);
  for (const wrong of figures.wrong) process.stdout.write(`${wrong}\n`);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  process.exitCode = figures.wrong.length > 0 ? 1 : 0;
} finally {
  await soak.close();
}

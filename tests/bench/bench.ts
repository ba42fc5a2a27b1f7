// `npm run bench`: measures, prints a line for each figure and all of them as JSON in the last line. Exits 1 where one misses by half.
// `--million` adds what takes ten minutes.
import { benchAppend } from './bench-append.ts';
import { benchBadDay } from './bench-bad-day.ts';
import { benchBrowser } from './bench-browser.ts';
import { benchCaseSearch } from './bench-case-search.ts';
import { benchCheck } from './bench-check.ts';
import { benchExport } from './bench-export.ts';
import { benchMillion } from './bench-million.ts';
import { benchProcess } from './bench-process.ts';
import { benchSearch } from './bench-search.ts';
import { benchVerify } from './bench-verify.ts';
import { type Figure, isMissedByHalf, line } from './figures.ts';

const figures: Figure[] = [
  ...(await benchExport()),
  ...(await benchAppend()),
  benchSearch(),
  ...benchVerify(),
  ...benchCaseSearch(),
  ...(await benchCheck()),
  ...(await benchProcess()),
  ...(await benchBrowser()),
  ...(await benchBadDay()),
  ...(process.argv.includes('--million') ? await benchMillion() : []),
];
for (const figure of figures) process.stdout.write(`${line(figure)}\n`);
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = figures.some(isMissedByHalf) ? 1 : 0;

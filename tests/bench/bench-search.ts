// One search of the scam library: the median over letters, initials, full pinyin and a whole sentence, ten results at most.
import { readFileSync } from 'node:fs';
import { makeScamIndex, type SearchedScam } from '../../shared/scams/search.ts';
import { type Figure, medianOf } from './figures.ts';

const RUNS = 300;
const QUERIES = ['安全账户', 'aqzh', 'anquanzhanghu', 'jd tx', '警察说要保密，把钱转到安全账户', 'zzzz'];

export function benchSearch(): Figure {
  const scams = JSON.parse(readFileSync('assets/packs/sample/scams.json', 'utf8')) as SearchedScam[];
  const search = makeScamIndex(scams);
  const measured = medianOf(RUNS, (run) => {
    search(QUERIES[Math.abs(run) % QUERIES.length] ?? '');
  });
  return { name: 'search of the scam library', measured, unit: 'ms', goal: 50 };
}

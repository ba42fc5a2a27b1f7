// The auditor's search by two characters over many texts: how long a rare name takes, and how long a word that stands in one case of a hundred.
import { searchWords } from '../../shared/search/search-words.ts';
import { SearchStore } from '../support/search-store.ts';
import { type Figure, medianOf } from './figures.ts';

/** A million takes minutes to make on two cores: `BENCH_SEARCH_ROWS=1000000 npm run bench`. */
const ROWS = Number(process.env.BENCH_SEARCH_ROWS ?? 200_000);
const ROWS_A_CASE = 20;
const CASES_AT_ONCE = 500;
const RUNS = 50;

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN = '安邦宝波才昌超成春达德东栋芳飞峰刚桂国海涵航浩红宏华辉慧佳建健杰金静娟军俊凯康丽林玲';
const WORDS = [
  '客户自述',
  '给儿子买房',
  '亲戚看病',
  '家里装修',
  '做生意周转',
  '还朋友的钱',
  '交学费',
  '买理财产品',
];

const pick = (from: string | readonly string[], at: number): string => from[at % from.length] ?? '';

function fill(store: SearchStore): void {
  const cases = Math.floor(ROWS / ROWS_A_CASE);
  for (let from = 0; from < cases; from += CASES_AT_ONCE) {
    store.db.transaction(() => {
      for (let at = from; at < Math.min(cases, from + CASES_AT_ONCE); at += 1) {
        const name = (by: number) => pick(SURNAMES, by) + pick(GIVEN, by * 7) + pick(GIVEN, by * 13 + 5);
        const notes = Array.from(
          { length: ROWS_A_CASE - 1 },
          (_, n) => `${pick(WORDS, at + n)}，${name(at * 31 + n)}，${(at * 97 + n * 13) % 100_000}`,
        );
        if (at % 100 === 0) notes[3] = '说是公安局来电';
        if (at % 5000 === 7) notes[5] = '龘靐';
        store.keep({ customer: name(at), amountFen: (at % 900) * 10_000, notes, flags: [] });
      }
    })();
  }
}

export function benchCaseSearch(): Figure[] {
  const store = new SearchStore();
  try {
    const began = performance.now();
    fill(store);
    process.stderr.write(
      `search index of ${ROWS} texts made in ${Math.round(performance.now() - began)} ms\n`,
    );
    const search = (text: string): number => {
      const words = searchWords(text);
      if (store.find(words).total === 0) throw new Error(`${text} was not found`);
      return medianOf(RUNS, () => void store.find(words));
    };
    return [
      {
        name: `search of cases by two characters, ${ROWS} texts`,
        measured: search('龘靐'),
        unit: 'ms',
        goal: 2,
      },
      {
        name: `the same where one case in a hundred has them (${Math.ceil(ROWS / ROWS_A_CASE / 100)})`,
        ...{ measured: search('公安'), unit: 'ms', goal: 50 },
      },
    ];
  } finally {
    store.remove();
  }
}

// The search index against the simplest search there is, and that a case which was taken out has left nothing behind.
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { searchWords } from '../../shared/search/search-words.ts';
import { indexWords, runsOf } from '../../shared/search/text-runs.ts';
import { runs } from '../support/runs.ts';
import { SearchStore, type SmallCase } from '../support/search-store.ts';

function store(): SearchStore {
  const made = new SearchStore();
  onTestFinished(() => made.remove());
  return made;
}

const PLAIN: SmallCase = { customer: '李四', amountFen: 100, notes: [], flags: [] };

/** Looks through every text of every case, one after the other. */
function naive(cases: ReadonlyMap<string, SmallCase>, text: string): string[] {
  const hits = ({ customer, amountFen, notes, flags }: SmallCase) => {
    const texts = ['个人汇款', customer, ...notes].flatMap(runsOf);
    return searchWords(text).every(
      (word) =>
        word.amountFen === amountFen ||
        flags.includes(word.flag) ||
        word.runs.every((run) => texts.some((known) => known.includes(run))),
    );
  };
  return [...cases].filter(([, known]) => hits(known)).map(([id]) => id);
}

/** Few characters, so that they meet: beyond the first plane, wide and narrow, marks, digits, a base letter with its accent. */
const letters = fc.constantFrom(...'赵王芳𠮷䶮8万08Ff1６Ａ·・，, .e\u0301-');
const text = (longest: number) => fc.string({ unit: letters, minLength: 1, maxLength: longest });
const anyCase = fc.record({
  customer: text(5),
  amountFen: fc.constantFrom(800, 8_000_000, 100, 8_000_800),
  notes: fc.array(text(12), { maxLength: 3 }),
  flags: fc.subarray(['F1', 'F16', 'F8']),
});

test('finds what looking through every text finds, and nothing else', () => {
  const made = store();
  fc.assert(
    fc.property(
      fc.array(anyCase, { minLength: 1, maxLength: 6 }),
      fc.array(text(4), { minLength: 1, maxLength: 8 }),
      (cases, asked) => {
        made.db.exec('BEGIN');
        try {
          const kept = new Map(cases.map((known) => [made.keep(known), known]));
          for (const query of asked.filter((one) => searchWords(one).length > 0)) {
            const expected = naive(kept, query).sort();
            expect(made.found(query), JSON.stringify(query)).toEqual(expected);
            expect(made.find(searchWords(query)).total).toBe(expected.length);
          }
        } finally {
          made.db.exec('ROLLBACK');
        }
      },
    ),
    { numRuns: runs(120) },
  );
});

test.each([
  ['two characters of a name', '王芳', '王芳'],
  ['one character', '赵', '赵铁柱'],
  ['a name beyond the first plane', '𠮷野', '𠮷野家'],
  ['a single character beyond the first plane', '𠮷', '王𠮷'],
  ['a name typed without its point', '阿里木买买提', '阿里木·买买提'],
  ['a name with another point', '木・买', '阿里木·买买提'],
  ['wide letters', 'ＬＩＳＡ', 'Lisa Wang'],
])('%s finds the case', (_what, query, customer) => {
  const made = store();
  const id = made.keep({ ...PLAIN, customer });
  made.keep(PLAIN);
  expect(made.found(query)).toEqual([id]);
});

test('words may stand in different texts of a case, but not in different cases', () => {
  const made = store();
  const both = made.keep({ ...PLAIN, customer: '王芳', notes: ['儿子急用钱'] });
  made.keep({ ...PLAIN, customer: '王芳' });
  made.keep({ ...PLAIN, notes: ['儿子急用钱'] });
  expect(made.found('王芳 急用')).toEqual([both]);
});

test('two texts that follow each other are not read as one', () => {
  const made = store();
  made.keep({ ...PLAIN, notes: ['安全', '账户'] });
  made.keep({ ...PLAIN, notes: ['安全，账户'] });
  expect(made.found('全账')).toEqual([]);
});

test('a case that was taken out leaves no trace in the database, and the others stay', () => {
  const made = store();
  made.db.exec('BEGIN');
  const rest = Array.from({ length: 40 }, (_, at) =>
    made.keep({ ...PLAIN, customer: `李${at}`, notes: ['办理'] }),
  );
  const gone = made.keep({ ...PLAIN, customer: '龘靐齉', notes: ['爨癵籱', '办理'] });
  for (let at = 0; at < 40; at += 1) made.keep({ ...PLAIN, customer: `周${at}` });
  made.db.exec('COMMIT');
  made.db.pragma('secure_delete = ON');
  const words = ['龘靐齉', '爨癵籱'].flatMap((name) => indexWords(name).split(' '));
  const traces = () => {
    made.db.pragma('wal_checkpoint(TRUNCATE)');
    // What SQLite sees of its pages, decrypted. In the index words lie without the letters they share with the one before.
    const pages = made.db.serialize().toString('latin1');
    return words
      .flatMap((word) => [word, word.slice(1), word.slice(2)])
      .filter((part) => pages.includes(part));
  };
  expect(traces().length).toBeGreaterThan(words.length);
  made.db.transaction(() => made.search.removeCase(gone))();
  expect(traces()).toEqual([]);
  expect(made.found('龘靐齉')).toEqual([]);
  expect(made.found('办理')).toEqual(rest.slice().sort());
  expect(made.find(searchWords('周')).total).toBe(40);
  made.db.exec("INSERT INTO case_words (case_words) VALUES ('integrity-check')");
});

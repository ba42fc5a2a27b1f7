// The customer's window in its other languages: each sentence is there by its type; that it is plain, in its own script, and as careful as the Chinese
// one is looked at here.
import { expect, test } from 'vitest';
import { problemIn } from '../../renderer/customer/problem-words.ts';
import { CUSTOMER } from '../../renderer/customer/sentences.ts';
import { ENGLISH } from '../../renderer/customer/sentences-en.ts';
import { TRADITIONAL } from '../../renderer/customer/sentences-zh-hant.ts';

/** Every sentence by its place, as it stands with something put in. */
function placed(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function')
    return [[place, String(place.endsWith('basis') ? value(['A', 'B']) : value(2, 3))]];
  return Object.entries(value as object).flatMap(([name, part]) => placed(part, `${place}.${name}`));
}
const english = placed(ENGLISH).filter(([place]) => !place.startsWith('.banners'));
const traditional = placed(TRADITIONAL).filter(([place]) => !place.startsWith('.banners'));

/** Of what a person of any schooling reads in one go (ISO 24495-1 asks for short sentences; fifteen to twenty words are the usual measure). */
const MOST_WORDS = 20;
/** No accusation, no back office. */
const UNFIT =
  /\b(error|invalid|fail(ed|ure)?|wrong answer|incorrect|suspicious|suspect|verif\w+|compliance|terminal|risk|hash|ledger)\b/i;

test('English sentences are short, plain and accuse nobody', () => {
  expect(english.length).toBeGreaterThan(100);
  const sentences = english.flatMap(([, text]) => text.split(/(?<=[.?!:])\s+/));
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > MOST_WORDS)).toEqual([]);
  expect(sentences.filter((sentence) => UNFIT.test(sentence))).toEqual([]);
  expect(english.filter(([, text]) => /\p{Script=Han}|[，。：；！？（）]/u.test(text))).toEqual([]);
});

/** Characters that are written so only in simplified Chinese, of those that the Chinese sentences use. */
const SIMPLIFIED =
  /[请柜员谈内显屏]*[请员谈显这会为办谢证件]*[请谈这为办谢证随备复页没关系签问吗钱户们记说来过个时间两项选读听现声开听讲转与颜写体样]/u;

test('traditional sentences hold no character that is only simplified, and say what the Chinese ones say', () => {
  const own = new Map(placed(CUSTOMER));
  expect(traditional.filter(([, text]) => SIMPLIFIED.test(text))).toEqual([]);
  // The same places; what Chinese takes from elsewhere stands beside.
  const further = /^\.(problems|noVoice|lang)/;
  expect(
    traditional.map(([place]) => place).filter((place) => !own.has(place) && !further.test(place)),
  ).toEqual([]);
});

test.each([
  ['English', ENGLISH, /[.?!]$/],
  ['traditional', TRADITIONAL, /[。？]$/],
])('what is said in %s where something could not be done is a whole sentence', (_, words, end) => {
  const { told, fault, other } = words.problems;
  const said = [...Object.values(told), fault('E0123456789'), fault(undefined), other];
  expect(said.filter((sentence) => !end.test(sentence))).toEqual([]);
  expect(fault('E0123456789')).toContain('E0123456789');
});

test('a problem is told in the words of the window, with its number where it is a fault, and plainly where only staff could meet it', () => {
  const problem = (code: string, number?: string) => ({ code, number, sentence: '出错了。', at: '1' });
  const { problems } = ENGLISH;
  expect(problemIn(undefined, problem('TOO_SOON'))).toBe('出错了。');
  expect(problemIn(problems, problem('TOO_SOON'))).toBe(problems.told.TOO_SOON);
  expect(problemIn(problems, problem('FAULT', 'E0123456789'))).toBe(problems.fault('E0123456789'));
  expect(problemIn(problems, problem('OWN_CASE'))).toBe(problems.other);
});

// What a customer reads is short and of everyday life (features.md AC8): one idea a line, sentences that can be held in mind, and no word of a bank's
// back office. A measure of reading age for Chinese has no agreed form; the length of what is said between two marks has been one for long.
import { expect, test } from 'vitest';
import { CUSTOMER } from '../../renderer/customer/sentences.ts';
import { samplePack } from '../procedure/sample-files.ts';

/** Characters from one mark to the next, and to the end of the sentence. */
const LONGEST = { clause: 18, sentence: 36 } as const;
const OFFICE =
  /终端|校验|哈希|台账|风控|涉案|主体|关联|要素|合规|监测|触发|处置|模型|评估|履约|受理|白名单|黑名单|限权|穿透/;

const pack = samplePack();

/** Every sentence of the window, as it stands with something put in. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value(2, 3))];
  return Object.values(value as object).flatMap(sentencesOf);
}

const { basis: _laws, ...ask } = CUSTOMER.ask;
const window = sentencesOf({ ...CUSTOMER, ask });
const notices = Object.values(pack.notices).flatMap(({ pages }) => pages.flat());
const questions = (pack.pack.teachBack ?? []).flatMap((entry) => [
  entry.ask,
  ...entry.choices.map(({ label }) => label),
]);
const scams = pack.scams.flatMap(({ show }) => show);
const reasons = Object.values(pack.procedures).flatMap(({ steps }) =>
  steps.filter(({ channel }) => channel === 'said').flatMap(({ say, why, limit }) => [say, why, limit]),
);

const told = [
  ['the sentences of the window', window],
  ['the notices', notices],
  ['the questions about them', questions],
  ['the types of fraud', scams],
  ['why a question is asked', reasons],
] as const;

/** A law by its full name, and a number of the pack's, are as long as they are. */
const plain = (text: string) => text.replaceAll(/《[^》]*》/g, '法律').replaceAll(/\{\{[^}]*\}\}/g, '一万元');
const tooLong = (texts: readonly string[], marks: RegExp, most: number) =>
  texts
    .flatMap((text) => plain(text).split(marks))
    .filter((part) => [...part.replaceAll(/[“”\s]/g, '')].length > most);

test.each(told)('%s are short and hold nothing of the back office', (_, texts) => {
  expect(texts.length).toBeGreaterThan(10);
  expect(tooLong(texts, /[。！？；]/, LONGEST.sentence)).toEqual([]);
  expect(tooLong(texts, /[，。：；、！？]/, LONGEST.clause)).toEqual([]);
  expect(texts.filter((text) => OFFICE.test(text))).toEqual([]);
});

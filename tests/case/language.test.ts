// The customer chooses in which language they read (features.md LO2): what is signed is what they read, and it stays that.
import { describe, expect, it } from 'vitest';
import { detailsOf } from '../../shared/case/timeline.ts';
import { countCharacters } from '../../shared/procedure/notice.ts';
import {
  CaseDriver,
  CUSTOMER,
  PACK,
  remittance,
  SAMPLE_LANGUAGES,
  signedRemittance,
  TELLER,
} from './case-driver.ts';

const inLanguage = (language: string) => ({ type: 'choose-language', language }) as const;
const HAN = /\p{Script=Han}/u;

/** Case where the notice is before the customer. */
const reading = (): CaseDriver => remittance().answersAll();
const texts = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(texts)
    : typeof value === 'string'
      ? [value]
      : [];

describe('a customer who chooses English', () => {
  it('reads everything on the page in English, from the first page on', () => {
    const running = reading().reads();
    expect(running.try(inLanguage('en'), CUSTOMER)).toBe('done');
    const { outer } = running;
    if (outer.phase !== 'notice') throw new Error(outer.phase);
    expect(outer).toMatchObject({ language: { tag: 'en' }, languages: SAMPLE_LANGUAGES, read: [] });
    const { languages: _, ...rest } = outer;
    expect(texts(rest).filter((text) => HAN.test(text))).toEqual([]);
    expect(running.events.slice(-2).map(({ kind, actor }) => [kind, actor.role])).toEqual([
      ['language-chosen', 'customer'],
      ['notice-shown', 'customer'],
    ]);
  });

  it('cannot sign what they had read in Chinese, nor the new text before it is read', () => {
    const running = reading().reads();
    const before = running.notice;
    running.try(inLanguage('en'), CUSTOMER);
    const sign = (notice: string) =>
      running.try(
        { type: 'sign', notice, form: 'ink', clears: 0, ink: { bytes: 1, sha256: before } },
        CUSTOMER,
      );
    expect(running.notice).not.toBe(before);
    expect(sign(before)).toBe('NOTICE_CHANGED');
    expect(sign(running.notice)).toBe('READ_FIRST');
    running.reads();
    expect(sign(running.notice)).toBe('done');
  });

  it('has a reading floor of English letters, and the tries at the question that are left', () => {
    const running = reading().reads();
    const { notice } = running;
    running.try({ type: 'teach-back', notice, choice: 'do-as-told' }, CUSTOMER);
    running.try(inLanguage('en'), CUSTOMER);
    const { outer, state } = running;
    if (outer.phase !== 'notice') throw new Error(outer.phase);
    const letters = countCharacters(outer.pages.flat());
    expect(state.notice?.floorMs).toBe(Math.ceil((letters * 60_000) / 1_500));
    expect(outer.teachBack?.tries, 'a try is not had again by changing the language').toBe(1);
    // As much slower than the floor as an older reader of Chinese is planned: 155 of 400.
    expect(outer.ask?.minutes).toBe(Math.ceil(letters / ((155 * 1_500) / 400)));
  });

  it('keeps the language on the way to the last look, and the next person begins in Chinese', () => {
    const running = reading();
    running.try(inLanguage('en'), CUSTOMER);
    running.reads().signs();
    expect(running.outer).toMatchObject({ phase: 'confirmation', language: { tag: 'en' } });
    expect(running.outer).toMatchObject({ arrival: { label: 'Normal arrival' } });
    running.confirms().closes();
    expect(running.outer).toEqual({ phase: 'idle', mode: 'demo' });
    expect(reading().outer).not.toHaveProperty('language');
  });

  it('and goes back reads the Chinese from its first page', () => {
    const running = reading().reads();
    const chinese = running.notice;
    running.try(inLanguage('en'), CUSTOMER);
    running.try(inLanguage('zh-CN'), CUSTOMER);
    expect(running.notice).toBe(chinese);
    expect(running.outer).toMatchObject({ phase: 'notice', read: [] });
    expect(running.outer).not.toHaveProperty('language');
    expect(running.last.body).not.toHaveProperty('language');
  });
});

describe('what is signed', () => {
  it('stays in the language in which it was signed, whatever is chosen later', () => {
    const running = signedRemittance();
    const { length } = running.events;
    const { notice } = running;
    expect(running.try(inLanguage('zh-Hant'), CUSTOMER)).toBe('done');
    expect(running.events.slice(length).map(({ kind }) => kind)).toEqual(['language-chosen']);
    expect(running.notice).toBe(notice);
    expect(running.state.notice?.signed).toBeDefined();
    expect(running.outer).toMatchObject({ phase: 'confirmation', language: { tag: 'zh-Hant' } });
    expect(running.confirms().closes().state.closed?.ending).toBe('O0');
  });

  it('and a refusal, are left alone', () => {
    const running = reading().refusesToSign('think-again');
    const { length } = running.events;
    running.try(inLanguage('en'), CUSTOMER);
    expect(running.events.slice(length).map(({ kind }) => kind)).toEqual(['language-chosen']);
    expect(running.state.notice?.refused).toBeDefined();
  });
});

describe('the choice', () => {
  it('can be made by the teller for them, and is seen on the teller’s page', () => {
    const running = reading();
    expect(running.inner.languages).toEqual(SAMPLE_LANGUAGES);
    expect(running.inner).not.toHaveProperty('language');
    expect(running.try(inLanguage('zh-Hant'), TELLER)).toBe('done');
    expect(running.inner.language).toEqual({ tag: 'zh-Hant', name: '繁體中文' });
    expect(running.outer).toMatchObject({ language: { tag: 'zh-Hant' } });
  });

  it('before the notice goes outside decides in which language it goes', () => {
    const early = remittance();
    early.try(inLanguage('en'), TELLER);
    expect(early.events.map(({ kind }) => kind)).not.toContain('notice-shown');
    expect(early.answersAll().outer).toMatchObject({ phase: 'notice', language: { tag: 'en' } });
  });

  it.each(['fr', 'constructor'])('of a language that the pack has not is refused: %s', (tag) => {
    expect(reading().try(inLanguage(tag), CUSTOMER)).toBe('UNKNOWN_CODE');
  });

  it('of the language that is on changes nothing, and starts no reading anew', () => {
    const running = reading();
    expect(running.try(inLanguage('zh-CN'), CUSTOMER)).toBe('NOTHING_CHANGED');
    running.try(inLanguage('en'), CUSTOMER);
    expect(running.try(inLanguage('en'), CUSTOMER)).toBe('NOTHING_CHANGED');
  });

  it('stands in the timeline by the language’s own name, and folds to the same', () => {
    const running = reading();
    running.try(inLanguage('en'), CUSTOMER);
    const told = running.events.slice(-2).map((event) => detailsOf(PACK, running.course, event, String));
    expect(told).toEqual([
      [{ label: '语言', value: 'English' }],
      expect.arrayContaining([{ label: '语言', value: 'English' }]),
    ]);
    expect(running.foldedAgain()).toEqual(running.state);
  });
});

describe('a sheet', () => {
  const sheet = () => new CaseDriver({ procedure: 'TRF' });

  it('is before the customer in their language with what they can answer, and its answer is bound to that text', () => {
    const running = sheet();
    running.try(inLanguage('en'), CUSTOMER);
    const { outer, notice } = running.reads();
    if (outer.phase !== 'notice') throw new Error(outer.phase);
    expect(outer.answers[0]?.options[0]).toEqual({ code: 'none', label: 'None of these has happened' });
    running.do({ type: 'answer-sheet', notice, options: ['none'] }, CUSTOMER);
    expect(running.last.body).toMatchObject({ notice });
  });

  it('that is answered does not come anew', () => {
    const running = sheet().reads();
    running.do({ type: 'answer-sheet', notice: running.notice, options: ['none'] }, CUSTOMER);
    const { length } = running.events;
    running.try(inLanguage('en'), CUSTOMER);
    expect(running.events.slice(length).map(({ kind }) => kind)).toEqual(['language-chosen']);
  });
});

describe('a notice that is not translated', () => {
  const { en } = PACK.languages ?? {};
  if (!en) throw new Error('the sample is not in English');
  const { N1: _, ...notices } = en.notices;
  const pack = { ...PACK, languages: { en: { ...en, notices } } };

  it('is before the customer in Chinese, and its whole page with it; the rest is in their language', () => {
    const running = remittance({}, pack);
    running.try(inLanguage('en'), TELLER);
    running.answersAll();
    expect(running.outer).toMatchObject({ phase: 'notice', title: PACK.notices.N1?.title });
    expect(running.outer).not.toHaveProperty('language');
    expect(running.outer).not.toHaveProperty('languages');
    running.reads().signs();
    expect(running.outer).toMatchObject({ phase: 'confirmation', language: { tag: 'en' } });
  });
});

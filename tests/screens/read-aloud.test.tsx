// 读给我听 (features.md CS5): in the machine's own voice with pause and repeat, or by the teller where it has none; no voice from elsewhere.
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ENGLISH } from '../../renderer/customer/sentences-en.ts';
import { Aloud } from '../../renderer/lobby/aloud.tsx';
import { packIn, type Tag } from './pack-in-languages.ts';
import { PretendBranch } from './pretend-branch.tsx';

const user = userEvent.setup();
const tap = async (name: string) => user.click(await screen.findByRole('button', { name }));

interface Said {
  text: string;
  rate: number;
  volume: number;
  end: () => void;
}

/** A machine that can speak as these voices, and what it said and did. */
function pretendSpeech(voices: { lang: string; localService: boolean }[]) {
  const said: Said[] = [];
  const done: string[] = [];
  class Utterance {
    rate = 1;
    volume = 1;
    text: string;
    end: () => void = () => undefined;
    constructor(text: string) {
      this.text = text;
    }
    addEventListener(_: string, end: () => void) {
      this.end = end;
    }
  }
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => voices,
    speak: (one: Said) => said.push(one),
    cancel: () => done.push('stop'),
    pause: () => done.push('pause'),
    resume: () => done.push('resume'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  return { said, done };
}

let branch: PretendBranch;
beforeEach(() => {
  branch = new PretendBranch();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function reading() {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.push();
  branch.showOuter();
  return driver;
}
const asked = () => branch.calls.filter(({ name }) => name === 'askAloud').map(({ input }) => input.by);

it('reads the lines of the page slowly, stops and goes on where it is told, and reads again', async () => {
  const { said, done } = pretendSpeech([{ lang: 'zh-CN', localService: true }]);
  const driver = reading();
  await tap('读给我听');
  const lines = driver.outer.phase === 'notice' ? driver.outer.pages[0] : [];
  expect(said.map(({ text }) => text)).toEqual(lines);
  expect(said.every(({ rate }) => rate === 0.8)).toBe(true);
  await tap('停一停');
  await tap('接着读');
  expect(done).toEqual(['stop', 'pause', 'resume']);
  act(() => said.at(-1)?.end());
  await tap('再听一遍');
  expect(said).toHaveLength(2 * (lines?.length ?? 0));
  expect(asked()).toEqual(['voice', 'voice']);
});

it.each(['zh-CN', 'zh_CN', 'zh', 'cmn-Hans-CN', 'zh-TW'])(
  'takes a voice that calls its language %s',
  async (lang) => {
    const { said } = pretendSpeech([
      { lang: 'yue-HK', localService: true },
      { lang, localService: true },
    ]);
    reading();
    await tap('读给我听');
    expect(said[0]).toMatchObject({ lang, rate: 0.8 });
  },
);

const ENGLISH_VOICE = { lang: 'en_US', localService: true };
const CHINESE_VOICE = { lang: 'zh-CN', localService: true };

async function readingIn(tag: Tag) {
  branch.pack = packIn('en', 'zh-Hant');
  const driver = branch.open();
  driver.do({ type: 'choose-language', language: tag }).answer('REM-01', 'other-person');
  branch.push();
  branch.showOuter();
  return driver;
}

it('reads an English page in an English voice, at the same pace', async () => {
  const { said } = pretendSpeech([CHINESE_VOICE, ENGLISH_VOICE]);
  const driver = await readingIn('en');
  await tap('Read it to me');
  expect(said[0]).toMatchObject({ lang: 'en_US', rate: 0.8 });
  expect(said.map(({ text }) => text)).toEqual(driver.outer.phase === 'notice' && driver.outer.pages[0]);
  await tap('Sound');
  await tap('Softer');
  expect(said.at(-1)).toMatchObject({ lang: 'en_US', text: ENGLISH.sound.sample, volume: 0.3 });
});

it('says in English that there is no voice for it, and offers the teller’s', async () => {
  const { said } = pretendSpeech([CHINESE_VOICE, { lang: 'en-GB', localService: false }]);
  const driver = await readingIn('en');
  expect(await screen.findByText(ENGLISH.noVoice)).toBeVisible();
  await tap(ENGLISH.aloud.teller);
  expect(await screen.findByText(ENGLISH.aloud.asked)).toBeVisible();
  expect(said).toEqual([]);
  expect(driver.inner.notice.toReadAloud).toBe(true);
});

it('reads traditional characters in Mandarin, best by a voice that knows them', async () => {
  const { said } = pretendSpeech([
    { lang: 'zh-HK', localService: true },
    CHINESE_VOICE,
    { lang: 'zh-TW', localService: true },
  ]);
  await readingIn('zh-Hant');
  await tap('讀給我聽');
  expect(said[0]).toMatchObject({ lang: 'zh-TW', rate: 0.8 });
});

it('falls silent when the page is left', async () => {
  const { done } = pretendSpeech([{ lang: 'zh-CN', localService: true }]);
  reading();
  await tap('读给我听');
  await tap('下一页');
  expect(done.at(-1)).toBe('stop');
  expect(screen.getByRole('button', { name: '读给我听' })).toBeVisible();
});

it('reads to a customer in the lobby at the same pace, and not on when the step is over', async () => {
  const { said, done } = pretendSpeech([{ lang: 'zh-CN', localService: true }]);
  const { unmount } = render(<Aloud text="您认识收款人吗？" />);
  await tap('念给客户听');
  expect(said).toMatchObject([{ text: '您认识收款人吗？', rate: 0.8 }]);
  unmount();
  expect(done).toEqual(['stop', 'stop']);
});

it.each([
  ['no voice at all', []],
  ['only voices of other languages', [{ lang: 'en-US', localService: true }]],
  ['only a voice that is spoken elsewhere', [{ lang: 'zh-CN', localService: false }]],
  ['only a voice that speaks Cantonese', [{ lang: 'zh-HK', localService: true }]],
])('with %s asks the teller, who is told inside', async (_, voices) => {
  const { said } = pretendSpeech(voices);
  const driver = reading();
  await tap('请柜员读给我听');
  expect(await screen.findByText('柜员会读给您听')).toBeVisible();
  expect(said).toEqual([]);
  expect(driver.inner.notice.toReadAloud).toBe(true);
  await tap('下一页');
  await tap('请柜员读给我听');
  expect(await screen.findByText('柜员会读给您听'), 'asked before').toBeVisible();
  expect(driver.state.notice?.aloud).toBe(true);
});

it('is as loud as the customer chose, who hears each step at once, and loud again for the next person', async () => {
  const { said, done } = pretendSpeech([{ lang: 'zh-CN', localService: true }]);
  const driver = reading();
  await tap('读给我听');
  expect(new Set(said.map(({ volume }) => volume))).toEqual(new Set([1]));
  await tap('音量');
  expect(screen.getByRole('heading', { name: '声音多大合适' })).toHaveFocus();
  expect(done.at(-1), 'nothing is read meanwhile').toBe('stop');
  expect(screen.getByText('读出来，旁边的人也能听到。')).toBeVisible();
  expect(screen.getByText(/可以用耳机/)).toBeVisible();
  expect(screen.getByRole('button', { name: '大一点', pressed: true })).toBeVisible();
  await tap('小一点');
  expect(said.at(-1)).toMatchObject({ text: '这样听得清吗？', volume: 0.3 });
  await tap('中等');
  expect(said.at(-1)).toMatchObject({ text: '这样听得清吗？', volume: 0.6 });
  expect(driver.state.reading).toEqual({ size: '32', theme: 'paper', volume: 'middle' });
  await tap('好了，返回');
  said.length = 0;
  await tap('读给我听');
  expect(new Set(said.map(({ volume }) => volume))).toEqual(new Set([0.6]));
  await tap('字号颜色');
  await tap('特大');
  expect(driver.state.reading, 'larger text leaves the voice as it is').toMatchObject({ volume: 'middle' });
  await tap('好了，返回');
  driver.do({ type: 'cancel', reason: 'customer-left' });
  branch.push();
  branch.open().answer('REM-01', 'other-person');
  branch.push();
  said.length = 0;
  await tap('读给我听');
  expect(new Set(said.map(({ volume }) => volume)), 'the next person').toEqual(new Set([1]));
});

it('is asked of the teller from the page about volume, where the customer would rather not have it heard', async () => {
  pretendSpeech([{ lang: 'zh-CN', localService: true }]);
  const driver = reading();
  await tap('音量');
  await tap('请柜员读给我听');
  expect(await screen.findByText('柜员会读给您听')).toBeVisible();
  expect(driver.inner.notice.toReadAloud).toBe(true);
});

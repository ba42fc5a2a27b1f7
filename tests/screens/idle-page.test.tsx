// The idle screen (features.md CS9): a greeting and dated tips from nearby, one after the other, with nothing of anybody.
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tipsOn } from '../../shared/procedure/notice.ts';
import { PACK } from '../case/case-driver.ts';
import { PretendBranch } from './pretend-branch.tsx';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const TIPS = ['2026年10月：有人冒充客服。', '2026年9月：有人上门取金条。'];

it('shows one tip after the other, slowly, and begins again', async () => {
  const branch = new PretendBranch();
  branch.outer.setState({ view: { phase: 'idle', mode: 'demo', tips: TIPS } });
  branch.showOuter();
  const tip = () => screen.getByRole('complementary', { name: '防骗提示' }).textContent;
  const seen = [tip()];
  for (let turn = 0; turn < 2; turn += 1) {
    await act(() => vi.advanceTimersByTimeAsync(25_000));
    seen.push(tip());
  }
  expect(seen).toEqual([TIPS[0], TIPS[1], TIPS[0]]);
});

it('has no room for a tip where there is none', () => {
  new PretendBranch().showOuter();
  expect(screen.queryByRole('complementary', { name: '防骗提示' })).toBeNull();
  expect(screen.getByRole('heading', { name: '您好' })).toBeVisible();
});

it('takes its tips from the local cases of the day: dated, or said to be examples, and none that is stale', () => {
  const first = PACK.cases[0];
  if (!first) throw new Error('no local case');
  const cases = [
    { ...first, code: 'A', date: '2026-10-02', until: '2026-12-31', text: '新的。', illustrative: false },
    { ...first, code: 'B', date: '2026-01-02', until: '2026-06-30', text: '过期的。', illustrative: false },
    { ...first, code: 'C', date: '2026-09-02', until: '2026-12-31', text: '示意的。', illustrative: true },
  ];
  expect(tipsOn(cases, '2026-11-22')).toEqual(['2026年10月：新的。', '示例：示意的。']);
});

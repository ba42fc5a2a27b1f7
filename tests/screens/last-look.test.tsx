// The last look at the customer's window: the very facts, confirmed by key or signed under, and thanks when all is over.
import { act, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capitals } from '../../shared/words/money.ts';
import type { SlipWords } from '../case/case-driver.ts';
import { PretendBranch } from './pretend-branch.tsx';

vi.mock('../../renderer/customer/ink-pad.tsx', () => import('./pretend-pad.tsx'));

let branch: PretendBranch;
let user: UserEvent;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  branch = new PretendBranch();
});
afterEach(() => {
  vi.useRealTimers();
});

const tap = async (name: string) => user.click(await screen.findByRole('button', { name }));

describe('the last look', () => {
  const toConfirmation = () => {
    const driver = branch.open({ yuan: 1_234_567.89 }).answersAll().reads().signs();
    if (driver.stage !== 'confirmation-open') driver.escalates().proceeds();
    branch.push();
    branch.showOuter();
    return driver;
  };

  it('shows amount in figures and 大写, the masked payee and the arrival, and confirms exactly these', async () => {
    toConfirmation();
    expect(await screen.findByText('1,234,567.89 元')).toBeVisible();
    expect(screen.getByText(capitals(123_456_789))).toBeVisible();
    expect(screen.getByText('赵**')).toBeVisible();
    await tap('确认无误');
    expect(branch.calls.at(-1)).toMatchObject({
      name: 'confirm',
      input: { by: 'key', amountFen: 123_456_789, payeeMask: '赵**' },
    });
  });

  describe('that is also signed', () => {
    const toSigned = (words: SlipWords = {}) => {
      const driver = branch.open({ procedure: 'TRF' }).reads();
      const { notice } = driver;
      driver.do({ type: 'answer-sheet', notice, options: ['none'] }, { role: 'customer' });
      driver.fillsSlip(words).answersAll();
      branch.push();
      branch.showOuter();
      return driver;
    };
    const sent = () => branch.calls.filter(({ name }) => name === 'confirm');

    it('shows the facts and the area for ink together, and takes nothing without ink', async () => {
      toSigned({ yuan: 6_000 });
      expect(await screen.findByText('6,000.00 元')).toBeVisible();
      await tap('签好了，确认');
      expect(screen.getByRole('alert')).toHaveTextContent('框里还没有字，请先签名。');
      expect(sent()).toEqual([]);
    });

    it('binds the strokes to exactly the facts that are shown', async () => {
      const driver = toSigned({ yuan: 6_000 });
      await screen.findByText('6,000.00 元');
      await tap('写字');
      await tap('重写');
      await tap('签好了，确认');
      expect(sent()).toEqual([]);
      await tap('写字');
      expect(screen.queryByRole('alert')).toBeNull();
      await tap('签好了，确认');
      expect(sent()).toMatchObject([
        { input: { by: 'ink', amountFen: 600_000, payeeMask: '赵**', ink: { width: 60_000 } } },
      ]);
      expect(driver.state.confirmation?.by).toBe('ink');
    });

    it('keeps the ink through a locked counter, and wipes it when the facts are others', async () => {
      toSigned({ yuan: 6_000 });
      await tap('写字');
      const view = branch.outerView();
      if (view.phase !== 'confirmation') throw new Error('there is nothing to confirm');
      act(() => branch.outer.setState({ view: { phase: 'wait', mode: 'demo' } }));
      act(() => branch.outer.setState({ view: { ...view, amountFen: 700_000 } }));
      await tap('签好了，确认');
      expect(sent()).toEqual([]);
      await tap('写字');
      act(() => branch.outer.setState({ view: { phase: 'wait', mode: 'demo' } }));
      act(() => branch.outer.setState({ view: { ...view, amountFen: 700_000 } }));
      await tap('签好了，确认');
      expect(sent()).toMatchObject([{ input: { amountFen: 700_000, by: 'ink' } }]);
    });

    it('is signed anew by who declined and looks at it again', async () => {
      toSigned({ yuan: 6_000 });
      await tap('写字');
      const view = branch.outerView();
      await tap('先不办');
      act(() => branch.outer.setState({ view }));
      await tap('签好了，确认');
      expect(screen.getByRole('alert')).toHaveTextContent('框里还没有字，请先签名。');
      expect(sent()).toEqual([]);
    });
  });

  it('lets the customer ask for a change', async () => {
    const driver = toConfirmation();
    await tap('我想改');
    expect(driver.state.declined?.choice).toBe('change');
  });

  it('thanks for two seconds when the case has ended, and then shows nothing of it', async () => {
    const driver = toConfirmation();
    await tap('确认无误');
    driver.closes();
    branch.push();
    expect(await screen.findByText('谢谢您')).toBeVisible();
    await act(() => vi.advanceTimersByTimeAsync(2100));
    expect(screen.queryByText('谢谢您')).toBeNull();
    expect(screen.getByText('您好')).toBeVisible();
    expect(document.body).not.toHaveTextContent('赵');
  });
});

// Why a command was not done, in one sentence; a locked PIN counts its waiting time down.
import { useEffect, useState } from 'react';
import type { Problem } from '../state/send.ts';
import { NoticeLine } from './notice-line.tsx';
import { UI } from './sentences.ts';

interface Props {
  problem: Problem | null;
  /** Called once when the waiting time of a locked PIN is over. */
  onUnlocked?: () => void;
}

export function ProblemLine({ problem, onUnlocked }: Props) {
  if (!problem) return null;
  if (problem.code === 'PIN_LOCKED') {
    return <Countdown key={problem.at} seconds={numberIn(problem.data, 'waitSeconds')} onOver={onUnlocked} />;
  }
  return <NoticeLine tone="alert">{sentenceOf(problem)}</NoticeLine>;
}

function sentenceOf(problem: Problem): string {
  return problem.code === 'PIN_WRONG' ? UI.pinWrong(numberIn(problem.data, 'triesLeft')) : problem.sentence;
}

function numberIn(data: unknown, key: string): number {
  const value =
    typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[key] : undefined;
  return typeof value === 'number' ? value : 0;
}

function Countdown({ seconds, onOver }: { seconds: number; onOver: (() => void) | undefined }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) {
      onOver?.();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, onOver]);
  return left > 0 ? (
    <NoticeLine tone="alert">{UI.pinLocked(left)}</NoticeLine>
  ) : (
    <NoticeLine>{UI.pinAgain}</NoticeLine>
  );
}

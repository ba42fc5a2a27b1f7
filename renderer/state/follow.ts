// Follows a stream of progress to its end. Never sent twice: a second try after a broken line would be a second act.
import { ORPCError } from '@orpc/client';
import { type Problem, problemOf } from './send.ts';
import { uuid7 } from './uuid7.ts';

type Stopped = { phase: 'cancelled' } | { phase: 'failed'; problem: Problem };

interface Following<P, R> {
  stream: () => Promise<AsyncIterable<P>>;
  signal: AbortSignal;
  /** What is said where the line broke half-way: the process has said nothing then. */
  interrupted: string;
  /** How it ended, if this step ends it. */
  take: (step: P) => R | undefined;
}

export async function follow<P, R>({
  stream,
  signal,
  interrupted,
  take,
}: Following<P, R>): Promise<R | Stopped> {
  const broken: Problem = { code: 'INTERRUPTED', sentence: interrupted, at: '' };
  try {
    for await (const step of await stream()) {
      const end = take(step);
      if (end !== undefined) return end;
    }
  } catch (error) {
    if (!signal.aborted)
      return { phase: 'failed', problem: error instanceof ORPCError ? problemOf(error, uuid7()) : broken };
  }
  return signal.aborted ? { phase: 'cancelled' } : { phase: 'failed', problem: broken };
}

/** A stream whose first value has been taken, whole again. */
export async function* fromFirst<T>(
  first: IteratorResult<T>,
  rest: AsyncIterableIterator<T>,
): AsyncGenerator<T> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

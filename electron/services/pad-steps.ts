// The ink of a pad as a stream: what was written since the last step, so that the customer's screen follows the pen and nothing is sent twice.
import type { PadInk } from '../../shared/devices/pad-ink.ts';

export interface PadStep {
  /** Another number: what was there is wiped. */
  clears: number;
  stroke: number;
  /** As they are kept: 1/100 px, milliseconds. */
  points: PadInk['strokes'][number];
  width: number;
  height: number;
}

interface Written {
  ink: PadInk;
  clears: number;
}

/** @param read undefined where the page is gone: the stream ends  @param listen called whenever something was written */
export async function* padSteps(
  read: () => Written | undefined,
  listen: (wake: () => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<PadStep, void, void> {
  let wake: () => void = () => undefined;
  const stop = listen(() => wake());
  signal?.addEventListener('abort', () => wake());
  try {
    let [clears, stroke, point] = [-1, 0, 0];
    while (!signal?.aborted) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const written = read();
      if (!written) return;
      const { ink } = written;
      const isNew = written.clears !== clears;
      if (isNew) [clears, stroke, point] = [written.clears, 0, 0];
      const { strokes, width, height } = ink;
      if (point === strokes[stroke]?.length && stroke + 1 < strokes.length) [stroke, point] = [stroke + 1, 0];
      const points = strokes[stroke]?.slice(point) ?? [];
      if (points.length > 0 || isNew) {
        point += points.length;
        yield { clears, stroke, points, width, height };
      } else await changed;
    }
  } finally {
    stop();
  }
}

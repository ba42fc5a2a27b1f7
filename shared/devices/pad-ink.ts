// Ink from a signature pad, as ink is kept: from 1/100 mm of the pad to 1/100 px at 96 px to the inch, and time from the first point on.
import type { Ink } from '../contract/ink.ts';
import { INK_LIMITS } from '../ink/ink-limits.ts';
import type { Hello, Said } from './protocol.ts';

type Point = Ink['strokes'][number][number];
type Area = Pick<Hello<'pad'>, 'widthMm' | 'heightMm'>;
type Pen = Extract<Said<'pad'>, { type: 'pen' }>;

const PX_PER_MM = 96 / 25.4;
/** As long as ink can take; whoever writes longer writes anew. */
const LONGEST_MS = 3_600_000;

/** `full`: more than a signature has; `gap`: a stroke is missing, so that what was written is not what would be kept. */
type Taken = 'taken' | 'full' | 'gap';

export class PadInk {
  readonly #area: Area;
  readonly width: number;
  readonly height: number;
  readonly strokes: Point[][] = [];
  #points = 0;
  #startMs: number | undefined;
  #lastMs = 0;
  #isFull = false;

  constructor(area: Area) {
    const { widthMm, heightMm } = area;
    this.#area = area;
    this.width = Math.round(widthMm * PX_PER_MM * 100);
    this.height = Math.round(heightMm * PX_PER_MM * 100);
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  get isEmpty(): boolean {
    return this.strokes.length === 0;
  }

  /** As empty as it was. */
  anew(): PadInk {
    return new PadInk(this.#area);
  }

  take({ stroke, points }: Pen): Taken {
    if (this.#isFull) return 'full';
    if (stroke > this.strokes.length || stroke < this.strokes.length - 1) return 'gap';
    const current = this.strokes[stroke] ?? [];
    if (stroke === this.strokes.length) this.strokes.push(current);
    for (const point of points) {
      const kept = this.#kept(point);
      if (!kept || current.length === INK_LIMITS.pointsOfStroke || this.#points === INK_LIMITS.points) {
        this.#isFull = true;
        return 'full';
      }
      current.push(kept);
      this.#points += 1;
    }
    return 'taken';
  }

  /** A clock that goes back all the same is taken to stand: nothing was written before what was written before it. */
  #kept({ x, y, t, p }: Pen['points'][number]): Point | undefined {
    this.#startMs ??= t;
    this.#lastMs = Math.max(this.#lastMs, t - this.#startMs);
    if (this.#lastMs > LONGEST_MS) return undefined;
    const hundredths = (mm: number) => Math.round(mm * PX_PER_MM);
    return {
      ...{ x: hundredths(x), y: hundredths(y), t: this.#lastMs },
      ...(p !== undefined && { p }),
    };
  }

  ink(): Ink {
    const { width, height, strokes } = this;
    return { width, height, strokes };
  }
}

// A scrawl for the demo: smooth, different each time, and nobody's signature.
import type { Ink } from '../../shared/contract/ink.ts';

/** @param random numbers in [0, 1) */
export function demoInk(random: () => number): Ink {
  const strokes: Ink['strokes'] = [];
  let t = 0;
  for (let stroke = 0; stroke < 3; stroke += 1) {
    const startX = 4_000 + stroke * 14_000 + Math.floor(random() * 2_000);
    const startY = 8_000 + Math.floor(random() * 6_000);
    const points: Ink['strokes'][number] = [];
    for (let step = 0; step < 24; step += 1) {
      points.push({
        x: startX + step * 450,
        y: startY + Math.round(Math.sin(step / 3 + random() / 4) * 3_000),
        t,
      });
      t += 16;
    }
    strokes.push(points);
    t += 180;
  }
  return { width: 60_000, height: 24_000, strokes };
}

// Ink as it is kept: the strokes are the evidence, pictures are made from them (format section 1).
import { z } from 'zod';
import { INK_LIMITS, isTooMuch } from '../ink/ink-limits.ts';

/** x, y in 1/100 px of the area it was written on; t in milliseconds since the first point; p pressure in 1/1000 where the device has it. */
const point = z.strictObject({
  x: z.int().min(-100_000).max(1_000_000),
  y: z.int().min(-100_000).max(1_000_000),
  t: z.int().min(0).max(3_600_000),
  p: z.int().min(0).max(1000).optional(),
});

export const inkSchema = z.strictObject({
  width: z.int().min(1).max(400_000),
  height: z.int().min(1).max(300_000),
  strokes: z
    .array(z.array(point).min(1).max(INK_LIMITS.pointsOfStroke))
    .min(1)
    .max(INK_LIMITS.strokes)
    .refine((strokes) => !isTooMuch(strokes)),
});
export type Ink = z.infer<typeof inkSchema>;

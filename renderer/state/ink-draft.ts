// Ink while it is written. Strokes stay in the coordinates of the area they were begun on, so that a resize or a turn of the
// screen only changes how they are drawn, never what is kept.
import type { Ink } from '../../shared/contract/ink.ts';
import { isTooMuch } from '../../shared/ink/ink-limits.ts';
import { isTooShort } from '../../shared/ink/ink-rules.ts';

/** x, y in px of the draft's own area; `time` as the device's clock gave it; `pressure` only from a pen. */
export interface DraftPoint {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly pressure?: number;
}

export interface InkDraft {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly DraftPoint[])[];
}

export interface Area {
  readonly width: number;
  readonly height: number;
}

export const emptyDraft = ({ width, height }: Area): InkDraft => ({ width, height, strokes: [] });

/** How much larger the draft is drawn on an area of another size: as large as fits, never stretched. */
function scaleOn(draft: InkDraft, area: Area): number {
  return Math.min(area.width / draft.width, area.height / draft.height);
}

/** Adds a stroke written on an area of any size. */
export function addStroke(draft: InkDraft, area: Area, stroke: readonly DraftPoint[]): InkDraft {
  const scale = scaleOn(draft, area);
  const own = stroke.map((point) => ({ ...point, x: point.x / scale, y: point.y / scale }));
  return { ...draft, strokes: [...draft.strokes, own] };
}

/** The draft's strokes as they are drawn on an area. */
export function strokesOn(draft: InkDraft, area: Area): DraftPoint[][] {
  const scale = scaleOn(draft, area);
  return draft.strokes.map((stroke) =>
    stroke.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })),
  );
}

/** What was written on a pad since the last step, put to what was there: as kept, so 1/100 px. Another count of wipes begins anew. */
export function withStep(
  draft: (InkDraft & { readonly clears?: number }) | null,
  step: { clears: number; width: number; height: number; stroke: number; points: Ink['strokes'][number] },
): InkDraft & { readonly clears: number } {
  const before = draft?.clears === step.clears ? draft.strokes : [];
  const fresh = step.points.map(({ x, y, t, p }) => ({
    ...{ x: x / 100, y: y / 100, time: t },
    ...(p !== undefined && { pressure: p / 1000 }),
  }));
  const strokes =
    fresh.length === 0
      ? before
      : before.toSpliced(step.stroke, 1, [...(before[step.stroke] ?? []), ...fresh]);
  return { clears: step.clears, width: step.width / 100, height: step.height / 100, strokes };
}

/** Caught politely before anything is sent; the process judges by the same rule. */
export function inkFault(
  draft: InkDraft | null,
  form: 'ink' | 'mark',
): 'empty' | 'too-short' | 'too-much' | undefined {
  if (!draft || draft.strokes.length === 0) return 'empty';
  if (isTooMuch(draft.strokes)) return 'too-much';
  return isTooShort(toInk(draft), form) ? 'too-short' : undefined;
}

/** What is sent: 1/100 px, milliseconds since the first point, pressure in 1/1000 where the device has it. */
export function toInk(draft: InkDraft): Ink {
  const start = draft.strokes[0]?.[0]?.time ?? 0;
  const hundredths = (px: number) => Math.round(px * 100);
  return {
    width: hundredths(draft.width),
    height: hundredths(draft.height),
    strokes: draft.strokes.map((stroke) =>
      stroke.map(({ x, y, time, pressure }) => ({
        ...{ x: hundredths(x), y: hundredths(y), t: Math.max(0, Math.round(time - start)) },
        ...(pressure !== undefined && { p: Math.round(pressure * 1000) }),
      })),
    ),
  };
}

// The area that takes ink. What is kept are the strokes; the canvas only shows them and is redrawn on every resize.
import { useEffect, useRef } from 'react';
import SignaturePad, { type PointGroup } from 'signature_pad';
import {
  type Area,
  addStroke,
  type DraftPoint,
  emptyDraft,
  type InkDraft,
  strokesOn,
} from '../state/ink-draft.ts';

interface Props {
  draft: InkDraft | null;
  label: string;
  readOnly: boolean;
  onDraft: (draft: InkDraft) => void;
}

const PEN = {
  penColor: '#14243d',
  minWidth: 1.6,
  maxWidth: 4.2,
  dotSize: 3,
  velocityFilterWeight: 0.6,
} as const;
const KEEP_ALL_POINTS = { throttle: 0, minDistance: 1 } as const;

const groupOf = (stroke: readonly DraftPoint[]): PointGroup => ({
  ...PEN,
  compositeOperation: 'source-over',
  points: stroke.map(({ x, y, time, pressure }) => ({ x, y, time, pressure: pressure ?? 0.5 })),
});

export default function InkPad({ draft, label, readOnly, onDraft }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const kept = useRef(draft);
  const tell = useRef(onDraft);
  tell.current = onDraft;
  const show = useRef<() => void>(() => undefined);
  const takes = useRef(!readOnly);
  const turn = useRef<() => void>(() => undefined);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const pad = new SignaturePad(element, { ...PEN, ...KEEP_ALL_POINTS });
    let area: Area = { width: 1, height: 1 };
    let byPen = false;

    const redraw = () => {
      const drawn = kept.current ? strokesOn(kept.current, area).map(groupOf) : [];
      pad.fromData(drawn, { clear: true });
    };
    const resize = () => {
      const { width, height } = element.getBoundingClientRect();
      if (width < 1 || height < 1) return;
      // A stroke under way when the screen turns is kept up to there; off and on lets the hand begin a new one.
      finish();
      pad.off();
      if (takes.current) pad.on();
      area = { width, height };
      const ratio = Math.max(1, window.devicePixelRatio);
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
      element.getContext('2d')?.setTransform(ratio, 0, 0, ratio, 0, 0);
      redraw();
    };
    const finish = () => {
      const fresh = pad.toData().slice(kept.current?.strokes.length ?? 0);
      if (fresh.length === 0) return;
      let next = kept.current ?? emptyDraft(area);
      for (const { points } of fresh) next = addStroke(next, area, points.map(toDraft));
      kept.current = next;
      tell.current(next);
    };
    const toDraft = ({ x, y, time, pressure }: PointGroup['points'][number]): DraftPoint => ({
      ...{ x, y, time },
      ...(byPen && { pressure }),
    });
    const onDown = (event: PointerEvent) => {
      byPen = event.pointerType === 'pen';
    };

    element.addEventListener('pointerdown', onDown, { capture: true });
    pad.addEventListener('endStroke', finish);
    const sizes = new ResizeObserver(resize);
    sizes.observe(element);
    show.current = redraw;
    turn.current = () => {
      // A stroke under way is kept up to there.
      finish();
      if (takes.current) pad.on();
      else pad.off();
    };
    resize();
    return () => {
      sizes.disconnect();
      element.removeEventListener('pointerdown', onDown, { capture: true });
      pad.off();
    };
  }, []);

  useEffect(() => {
    if (takes.current === !readOnly) return;
    takes.current = !readOnly;
    turn.current();
  }, [readOnly]);

  useEffect(() => {
    if (kept.current === draft) return;
    kept.current = draft;
    show.current();
  }, [draft]);

  return (
    <div className="sign-area">
      <div className="sign-baseline" />
      <canvas ref={canvas} className="sign-canvas" role="img" aria-label={label} />
    </div>
  );
}

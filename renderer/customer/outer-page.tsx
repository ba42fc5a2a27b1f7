// A page for the customer. Where it is taller than the screen it lies on (a small display, or text made twice as large) two keys at the side turn
// it on and back: nothing has to be dragged, and the keys at its foot are reached by having come past what stands above them.
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import './outer-page.css';
import { useWords } from './words.ts';

/** What is not to be cut by an edge: lines of text, keys, the area for ink. */
const PARTS = 'h1, p, dt, dd, legend, button, .sign-area, .calibrate-card';
/** Of the height, where a part is too tall for that: a quarter stays in sight, so that a reader finds the line again. */
const PLAIN_STEP = 0.75;

type Way = 'up' | 'down';

interface Props {
  children: ReactNode;
  /** A few words in the middle, instead of head, text and foot. */
  plain?: boolean;
  /** Another value is another page: it begins at its top. */
  at?: string | number;
}

interface Place {
  rolls: boolean;
  atTop: boolean;
  atEnd: boolean;
}

const WHOLE: Place = { rolls: false, atTop: true, atEnd: true };

/** Half a pixel is lost where a display is scaled. */
const placeOf = ({ scrollHeight, clientHeight, scrollTop }: HTMLElement): Place => ({
  rolls: scrollHeight > clientHeight + 1,
  atTop: scrollTop <= 1,
  atEnd: scrollTop + clientHeight >= scrollHeight - 1,
});

const same = (a: Place, b: Place) => a.rolls === b.rolls && a.atTop === b.atTop && a.atEnd === b.atEnd;

/** How far to roll, in pixels: the first part that the edge cuts comes whole to the other end, and nothing is passed over. */
function stepOf(view: HTMLElement, way: Way): number {
  const { top, bottom, height } = view.getBoundingClientRect();
  const edge = height * 0.1;
  const boxes = [...view.querySelectorAll(PARTS)].map((part) => part.getBoundingClientRect());
  const plain = view.clientHeight * PLAIN_STEP;
  if (way === 'down') {
    const cut = boxes.filter((box) => box.bottom > bottom + 1 && box.top > top + edge);
    return cut.length > 0 ? Math.min(height, ...cut.map((box) => box.top - top - edge / 4)) : plain;
  }
  const cut = boxes.filter((box) => box.top < top - 1 && box.bottom < bottom - edge);
  return cut.length > 0 ? Math.max(-height, ...cut.map((box) => box.bottom - bottom + edge / 4)) : -plain;
}

/** Whether a page has to be rolled, and how far it has been. */
function useRoll(view: RefObject<HTMLElement | null>, at: Props['at']) {
  const [place, setPlace] = useState(WHOLE);
  const look = useCallback(() => {
    const { current } = view;
    if (!current) return;
    const next = placeOf(current);
    setPlace((last) => (same(last, next) ? last : next));
  }, [view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useLayoutEffect(() => {
    view.current?.scrollTo?.({ top: 0 });
    look();
  }, [at, look, view]);
  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const sizes = new ResizeObserver(look);
    for (const part of [current, ...current.children]) sizes.observe(part);
    return () => sizes.disconnect();
  }, [look, view]);
  return { place, look };
}

export function OuterPage({ children, plain = false, at }: Props) {
  const view = useRef<HTMLDivElement>(null);
  const { place, look } = useRoll(view, at);
  const words = useWords().roll;
  const roll = (way: Way) => view.current?.scrollBy({ top: stepOf(view.current, way) });
  return (
    <main className="outer-main-part">
      <div className="outer-roll" ref={view} onScroll={look} tabIndex={place.rolls ? 0 : undefined}>
        <div className={plain ? 'outer-plain' : 'outer-page'}>{children}</div>
      </div>
      {place.rolls && (
        // biome-ignore lint/a11y/useSemanticElements: a pair of keys, not of form fields
        <div className="outer-roll-keys" role="group" aria-label={words.label}>
          <RollKey way="up" end={place.atTop} onRoll={() => roll('up')} />
          <RollKey way="down" end={place.atEnd} onRoll={() => roll('down')} />
        </div>
      )}
    </main>
  );
}

const ARROWS = { up: 'M12 19V6 M5 12l7-7l7 7', down: 'M12 5v13 M5 12l7 7l7-7' } as const;
const BAR = 'M4 12h16';

/** At its end it stays where it is, as a word and a bar: a key that vanished would let the next tap fall on something else. */
function RollKey({ way, end, onRoll }: { way: Way; end: boolean; onRoll: () => void }) {
  const words = useWords().roll;
  return (
    <button type="button" className="outer-roll-key" aria-disabled={end} onClick={end ? undefined : onRoll}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={end ? BAR : ARROWS[way]} />
      </svg>
      {end ? words.ended[way] : words[way]}
    </button>
  );
}

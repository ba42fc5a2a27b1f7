// How the customer's window looks: the millimetre of this screen, and the size and colours that the customer chose.
import { type CSSProperties, useEffect, useState } from 'react';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { type DisplayShape, FIRST_READING, pxPerMm } from '../../shared/words/reading.ts';

/** The display that this window stands on, as the browser tells it. */
export const displayShape = (): DisplayShape => ({
  width: Math.round(window.screen.width),
  height: Math.round(window.screen.height),
  dprPercent: Math.round(window.devicePixelRatio * 100),
});

function useDisplayShape(): DisplayShape {
  const [shape, setShape] = useState(displayShape);
  useEffect(() => {
    // A window that is moved to another display, or zoomed, is resized.
    const look = () => setShape(displayShape());
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, []);
  return shape;
}

export function useLook(view: OuterView | null) {
  const shape = useDisplayShape();
  const mm = pxPerMm(view?.calibration, shape);
  const reading = view?.reading ?? FIRST_READING;
  const style = { '--mm': `${mm}px` } as CSSProperties;
  return {
    mm,
    reading,
    look: { style, 'data-size': reading.size, 'data-theme': reading.theme, 'data-hand': reading.hand },
  };
}

// A small picture of what stands on the customer's screen, by the same components, for the teller. Nobody can do anything in it, and it
// can send nothing: it has no line to the process.
import { createORPCClient, ORPCError } from '@orpc/client';
import { useEffect, useState } from 'react';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { FIRST_READING, pxPerMm } from '../../shared/words/reading.ts';
import { chooseOuterScreen } from '../state/choose-screen.ts';
import { createSigningStore, firstUnread } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { AsideContext } from './aside.ts';
import { OuterPages } from './outer-pages.tsx';
import './outer-picture.css';
import { SpokenContext, useSpokenIn } from './words.ts';

const WITHOUT_LINE = createORPCClient<Client>({
  call: () => Promise.reject(new ORPCError('WRONG_WINDOW')),
});

/** Where nobody has measured the customer's screen: the size that its pages are made for. */
const USUAL = { width: 1280, height: 800, dprPercent: 100 };

/** @param width of the picture, in CSS pixels */
export default function OuterPicture({ view, width }: { view: OuterView; width: number }) {
  const [signing] = useState(createSigningStore);
  useEffect(() => {
    signing.meet(view);
    if (view.phase !== 'notice') return;
    // Which page lies open is known only by which were left.
    if (firstUnread(view.pages.length, view.read) === null) signing.go('answer');
    else signing.readAgain(view.read, view.pages.length);
  }, [view, signing]);
  const spoken = useSpokenIn(view.language);
  const { languages } = view;
  const tools = view.ask ? { open: () => undefined, covered: false, languages } : null;
  const display = view.calibration ?? USUAL;
  const mm = pxPerMm(view.calibration, display);
  const { size, theme, hand } = view.reading ?? FIRST_READING;
  const scale = width / display.width;
  return (
    <div className="outer-picture" style={{ width, height: display.height * scale }} aria-hidden="true" inert>
      <div
        className="outer-window"
        data-size={size}
        data-theme={theme}
        data-hand={hand}
        lang={spoken.words.lang}
        style={{
          ...({ '--mm': `${mm}px` } as object),
          ...{ width: display.width, height: display.height, zoom: scale },
        }}
      >
        <AsideContext value={tools}>
          <SpokenContext value={spoken}>
            <div className="outer-under">
              <OuterPages
                client={WITHOUT_LINE}
                screen={chooseOuterScreen(view, false)}
                {...{ view, signing, mm }}
              />
            </div>
          </SpokenContext>
        </AsideContext>
      </div>
    </div>
  );
}

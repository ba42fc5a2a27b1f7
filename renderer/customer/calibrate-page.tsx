// Staff hold a bank card to the screen and make the frame as large as it: then the screen knows its millimetres.
import { useState } from 'react';
import { CARD_MM, PX_PER_100_MM } from '../../shared/words/reading.ts';
import type { Client } from '../state/transport.ts';
import './calibrate-page.css';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import { STAFF_HERE } from './sentences.ts';
import { useAct } from './use-act.ts';
import { displayShape } from './use-look.ts';

const WORDS = STAFF_HERE.calibrate;
/** Pixels to 100 mm by which a tap changes the frame: half a millimetre of a card, and ten of them. */
const STEPS = { fine: 2, coarse: 20 } as const;

interface Props {
  client: Client;
  /** CSS pixels to a millimetre as the screen has it now. */
  mm: number;
}

export function CalibratePage({ client, mm }: Props) {
  const { act, busy, said } = useAct();
  const [pxPer100Mm, setPx] = useState(Math.round(mm * 100));
  const change = (by: number) =>
    setPx((px) => Math.min(PX_PER_100_MM.most, Math.max(PX_PER_100_MM.least, px + by)));
  const keep = () => act((command) => client.customer.calibrate({ command, pxPer100Mm, ...displayShape() }));
  const key = (words: string, by: number) => (
    <button type="button" className="outer-button" disabled={busy} onClick={() => change(by)}>
      {words}
    </button>
  );
  const size = { width: (CARD_MM.width * pxPer100Mm) / 100, height: (CARD_MM.height * pxPer100Mm) / 100 };
  return (
    <OuterPage>
      <OuterHead title={WORDS.title} said={said} />
      <div className="calibrate-middle">
        <div className="calibrate-card" style={size} data-card>
          {WORDS.card}
        </div>
      </div>
      <footer className="outer-foot calibrate-foot">
        {key(WORDS.muchSmaller, -STEPS.coarse)}
        {key(WORDS.smaller, -STEPS.fine)}
        {key(WORDS.larger, STEPS.fine)}
        {key(WORDS.muchLarger, STEPS.coarse)}
        <button type="button" className="outer-button outer-main" disabled={busy} onClick={keep}>
          {WORDS.same}
        </button>
      </footer>
    </OuterPage>
  );
}

// How large the text is and in which colours, chosen by the customer with one tap each; what is chosen is there at once.
import {
  type Reading,
  sameReading,
  spelled,
  TEXT_MM,
  TEXT_SIZES,
  THEMES,
} from '../../shared/words/reading.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import './reading-page.css';
import { useAct } from './use-act.ts';
import { useWords } from './words.ts';

interface Props {
  client: Client;
  reading: Reading;
  onClose: () => void;
}

export function ReadingPage({ client, reading, onClose }: Props) {
  const { act, busy, said } = useAct();
  const words = useWords().reading;
  const choose = (change: Partial<Reading>) => {
    const chosen = { ...reading, ...change };
    if (sameReading(chosen, reading)) return;
    void act((command) => client.customer.setReading({ command, ...spelled(chosen) }));
  };
  return (
    <OuterPage>
      <OuterHead title={words.title} said={said} />
      <div className="reading-parts">
        <fieldset>
          <legend>{words.size}</legend>
          {TEXT_SIZES.map((size) => (
            <button
              key={size}
              type="button"
              className="outer-button"
              aria-pressed={size === reading.size}
              disabled={busy}
              onClick={() => choose({ size })}
            >
              <span
                className="reading-sample"
                aria-hidden="true"
                style={{ fontSize: `calc(${TEXT_MM[size]} * var(--mm))` }}
              >
                {words.sample}
              </span>
              {words.sizes[size]}
            </button>
          ))}
        </fieldset>
        <fieldset>
          <legend>{words.theme}</legend>
          {THEMES.map((theme) => (
            <button
              key={theme}
              type="button"
              className="outer-button"
              data-theme={theme}
              aria-pressed={theme === reading.theme}
              disabled={busy}
              onClick={() => choose({ theme })}
            >
              {words.themes[theme]}
            </button>
          ))}
        </fieldset>
      </div>
      <footer className="outer-foot">
        <button
          type="button"
          className="outer-button"
          aria-pressed={reading.hand === 'left'}
          disabled={busy}
          onClick={() => choose({ hand: reading.hand === 'left' ? undefined : 'left' })}
        >
          {words.left}
        </button>
        <button type="button" className="outer-button outer-main" onClick={onClose}>
          {words.done}
        </button>
      </footer>
    </OuterPage>
  );
}

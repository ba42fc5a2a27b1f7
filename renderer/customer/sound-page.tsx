// How loud the page is read out: three steps, each heard at once; and what is there for whoever does not want others to hear.
import { useEffect, useState } from 'react';
import { type Reading, sameReading, spelled, VOLUME_NAMES, VOLUMES } from '../../shared/words/reading.ts';
import type { Client } from '../state/transport.ts';
import { chineseVoice } from '../state/voice.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import { CUSTOMER } from './sentences.ts';
import './sound-page.css';
import { useAct } from './use-act.ts';

const WORDS = CUSTOMER.sound;

interface Props {
  client: Client;
  reading: Reading;
  notice: string;
  page: number;
  onClose: () => void;
}

export function SoundPage({ client, reading, notice, page, onClose }: Props) {
  const { act, busy, said } = useAct();
  const [asked, setAsked] = useState(false);
  useEffect(() => () => chineseVoice()?.stop(), []);
  const choose = (name: (typeof VOLUMES)[number]) => {
    chineseVoice()?.read([WORDS.sample], { volume: name });
    const chosen = { ...reading, volume: name === 'loud' ? undefined : name };
    if (sameReading(chosen, reading)) return;
    void act((command) => client.customer.setReading({ command, ...spelled(chosen) }));
  };
  const askTeller = async () => {
    chineseVoice()?.stop();
    const sent = await act((command) => client.customer.askAloud({ command, notice, page, by: 'teller' }));
    // Asked before is asked all the same.
    setAsked(sent.ok || sent.problem.code === 'NOTHING_CHANGED');
  };
  return (
    <OuterPage>
      <OuterHead title={WORDS.title} said={asked ? CUSTOMER.aloud.asked : said} />
      <fieldset className="sound-keys" aria-label={WORDS.volume}>
        {VOLUMES.map((name) => (
          <button
            key={name}
            type="button"
            className="outer-button"
            aria-pressed={name === (reading.volume ?? 'loud')}
            disabled={busy}
            onClick={() => choose(name)}
          >
            {VOLUME_NAMES[name]}
          </button>
        ))}
      </fieldset>
      <div className="outer-text">
        <p>{WORDS.near}</p>
        <p>{WORDS.earphone}</p>
        <p>{WORDS.ask}</p>
        <p>{WORDS.orTeller}</p>
      </div>
      <footer className="outer-foot">
        <button type="button" className="outer-button" disabled={busy} onClick={() => void askTeller()}>
          {CUSTOMER.aloud.teller}
        </button>
        <button type="button" className="outer-button outer-main" onClick={onClose}>
          {WORDS.done}
        </button>
      </footer>
    </OuterPage>
  );
}

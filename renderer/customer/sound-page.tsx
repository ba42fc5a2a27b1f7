// How loud the page is read out: three steps, each heard at once; and what is there for whoever does not want others to hear.
import { useEffect, useState } from 'react';
import { type Reading, sameReading, spelled, VOLUMES } from '../../shared/words/reading.ts';
import type { Client } from '../state/transport.ts';
import { voiceFor } from '../state/voice.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import './sound-page.css';
import { useAct } from './use-act.ts';
import { useSpoken } from './words.ts';

interface Props {
  client: Client;
  reading: Reading;
  notice: string;
  page: number;
  onClose: () => void;
}

export function SoundPage({ client, reading, notice, page, onClose }: Props) {
  const { act, busy, said } = useAct();
  const { words: all, tag } = useSpoken();
  const words = all.sound;
  const [asked, setAsked] = useState(false);
  useEffect(() => () => voiceFor(tag)?.stop(), [tag]);
  const choose = (name: (typeof VOLUMES)[number]) => {
    voiceFor(all.lang)?.read([words.sample], { volume: name });
    const chosen = { ...reading, volume: name === 'loud' ? undefined : name };
    if (sameReading(chosen, reading)) return;
    void act((command) => client.customer.setReading({ command, ...spelled(chosen) }));
  };
  const askTeller = async () => {
    voiceFor(tag)?.stop();
    const sent = await act((command) => client.customer.askAloud({ command, notice, page, by: 'teller' }));
    // Asked before is asked all the same.
    setAsked(sent.ok || sent.problem.code === 'NOTHING_CHANGED');
  };
  return (
    <OuterPage>
      <OuterHead title={words.title} said={asked ? all.aloud.asked : said} />
      <fieldset className="sound-keys" aria-label={words.volume}>
        {VOLUMES.map((name) => (
          <button
            key={name}
            type="button"
            className="outer-button"
            aria-pressed={name === (reading.volume ?? 'loud')}
            disabled={busy}
            onClick={() => choose(name)}
          >
            {words.steps[name]}
          </button>
        ))}
      </fieldset>
      <div className="outer-text">
        <p>{words.near}</p>
        <p>{words.earphone}</p>
        <p>{words.ask}</p>
        <p>{words.orTeller}</p>
      </div>
      <footer className="outer-foot">
        <button type="button" className="outer-button" disabled={busy} onClick={() => void askTeller()}>
          {all.aloud.teller}
        </button>
        <button type="button" className="outer-button outer-main" onClick={onClose}>
          {words.done}
        </button>
      </footer>
    </OuterPage>
  );
}

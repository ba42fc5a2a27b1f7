// 读给我听: the page in the machine's own voice, with pause and repeat, as loud as the customer likes; where it has none it says so, and the teller is asked to read.
import { useEffect, useRef, useState } from 'react';
import type { Volume } from '../../shared/words/reading.ts';
import { send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { type Voice, voiceFor } from '../state/voice.ts';
import { useHasVoice } from '../ui/use-voice.ts';
import { useAside } from './aside.ts';
import { useSpoken } from './words.ts';

interface Props {
  client: Client;
  notice: string;
  page: number;
  lines: readonly string[];
  volume: Volume | undefined;
  /** Something lies over the page: it is not read meanwhile. */
  covered: boolean;
}

type Reading = 'start' | 'pause' | 'resume' | 'again';

export function ReadAloud({ client, notice, page, lines, volume, covered }: Props) {
  const [key, setKey] = useState<Reading>('start');
  const [asked, setAsked] = useState(false);
  const voice = useRef<Voice | undefined>(undefined);
  const { words: all, tag } = useSpoken();
  const words = all.aloud;
  const hasVoice = useHasVoice(tag);
  const aside = useAside();
  // What is heard belongs to the page that is seen.
  useEffect(() => () => voice.current?.stop(), []);
  useEffect(() => {
    if (!covered) return;
    voice.current?.stop();
    setKey('start');
  }, [covered]);

  const record = (by: 'voice' | 'teller') =>
    send((command) => client.customer.askAloud({ command, notice, page, by }));
  const start = () => {
    voice.current = voiceFor(tag);
    voice.current?.read(lines, { volume, onEnd: () => setKey('again') });
    setKey('pause');
    void record('voice');
  };
  const askTeller = async () => {
    const sent = await record('teller');
    // Asked before is asked all the same.
    setAsked(sent.ok || sent.problem.code === 'NOTHING_CHANGED');
  };
  const act: Record<Reading, () => void> = {
    start,
    again: start,
    pause: () => {
      voice.current?.pause();
      setKey('resume');
    },
    resume: () => {
      voice.current?.resume();
      setKey('pause');
    },
  };

  if (asked) return <p className="aloud-asked">{words.asked}</p>;
  if (!hasVoice)
    return (
      <>
        {all.noVoice && <p className="aloud-none">{all.noVoice}</p>}
        <button type="button" className="outer-tool" onClick={() => void askTeller()}>
          {words.teller}
        </button>
      </>
    );
  return (
    <>
      <button type="button" className="outer-tool" onClick={act[key]}>
        {words[key]}
      </button>
      <button type="button" className="outer-tool" onClick={() => aside?.open('sound')}>
        {words.sound}
      </button>
    </>
  );
}

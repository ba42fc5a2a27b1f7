// 读给我听: the page in the machine's own voice, with pause and repeat; where it has none it says so, and the teller is asked to read.
import { useEffect, useRef, useState } from 'react';
import { send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { chineseVoice, type Voice } from '../state/voice.ts';
import { useHasVoice } from '../ui/use-voice.ts';
import { CUSTOMER } from './sentences.ts';

const WORDS = CUSTOMER.aloud;

interface Props {
  client: Client;
  notice: string;
  page: number;
  lines: readonly string[];
  /** Something lies over the page: it is not read meanwhile. */
  covered: boolean;
}

type Reading = 'start' | 'pause' | 'resume' | 'again';

export function ReadAloud({ client, notice, page, lines, covered }: Props) {
  const [key, setKey] = useState<Reading>('start');
  const [asked, setAsked] = useState(false);
  const voice = useRef<Voice | undefined>(undefined);
  const hasVoice = useHasVoice();
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
    voice.current = chineseVoice();
    voice.current?.read(lines, () => setKey('again'));
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

  if (asked) return <p className="aloud-asked">{WORDS.asked}</p>;
  return (
    <button type="button" className="outer-tool" onClick={() => (hasVoice ? act[key]() : void askTeller())}>
      {hasVoice ? WORDS[key] : WORDS.teller}
    </button>
  );
}

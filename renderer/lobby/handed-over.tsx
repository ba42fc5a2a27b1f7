// The code with which the customer goes to the counter, large enough to be read while walking.
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import type { ReminderStore } from './reminder-store.ts';
import { LOBBY } from './sentences.ts';
import { SlipCode } from './slip-code.tsx';

const WORDS = LOBBY.handed;

export function HandedOver({ code, store }: { code: string; store: ReminderStore }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="lobby-page">
      <div className="lobby-told">
        <h1 ref={title} tabIndex={-1}>
          {WORDS.title}
        </h1>
        <p>{WORDS.code}</p>
        <p className="lobby-code">
          {code.slice(0, 2)} {code.slice(2)}
        </p>
        <p>{WORDS.aid}</p>
      </div>
      <div className="lobby-keys">
        <SlipCode code={code} />
        <Button look="main" className="lobby-main" onClick={store.nextCustomer}>
          {WORDS.next}
        </Button>
      </div>
    </main>
  );
}

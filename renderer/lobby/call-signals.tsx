// What a device at the machines tells of: a quiet line with the machine and the time, to go and look, or to say that nobody was on a call.
import { useStore } from 'zustand';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { NOT_REMINDED_NAMES } from '../../shared/words/lobby.ts';
import { shanghaiClock } from '../../shared/words/time.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { LobbyBoard, ReminderStore } from './reminder-store.ts';
import { LOBBY } from './sentences.ts';

const WORDS = LOBBY.signal;
type Signal = NonNullable<InnerView['signals']>[number];
type NotReminded = keyof typeof NOT_REMINDED_NAMES;
const NOT_REMINDED = Object.keys(NOT_REMINDED_NAMES) as NotReminded[];
/** More at a time would push away what the lobby manager is doing. */
const MOST_SHOWN = 3;

/** A receiver with a wave: what a device hears is told by shape and word, never by colour or sound. */
const SHAPE =
  'M4 3.5h3l1.4 3.6-2 1.5a10 10 0 0 0 5 5l1.5-2 3.6 1.4v3A13 13 0 0 1 4 3.5zM12 3.5a4.5 4.5 0 0 1 4.5 4.5';

interface Props {
  board: LobbyBoard;
  store: ReminderStore;
  onGo: () => void;
}

export function CallSignals({ board, store, onGo }: Props) {
  const { signals: standing = [] } = useView();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const { signal: followed, looked, code } = useStore(store);
  // Whoever is with a customer is told of others, and finishes with this one first.
  const isWithCustomer = looked !== null || code !== null;
  const signals = standing.filter(({ signal }) => !isWithCustomer || signal !== followed);
  if (signals.length === 0) return null;

  const go = ({ signal, machine }: Signal) => {
    store.follow(signal, machine);
    onGo();
  };
  const answer = async ({ signal }: Signal, what: NotReminded) => {
    const sent = await run((command) => client.lobby.answerSignal({ command, signal, what }));
    if (sent?.ok) store.unfollow(signal);
  };
  return (
    <section className="lobby-signals" aria-label={WORDS.label}>
      <ProblemLine problem={problem} />
      {signals.slice(0, MOST_SHOWN).map((each) => (
        <div key={each.signal} className="lobby-signal">
          <p role="status">
            <SignalShape />
            <strong>{WORDS.label}</strong>
            {WORDS.line(shanghaiClock(each.at).slice(0, 5), named(board, each.machine), each.isOver)}
          </p>
          {!isWithCustomer && (
            <div className="row">
              {each.signal !== followed && (
                <Button disabled={busy} onClick={() => go(each)}>
                  {WORDS.go}
                </Button>
              )}
              {NOT_REMINDED.map((what) => (
                <Button key={what} look="quiet" disabled={busy} onClick={() => void answer(each, what)}>
                  {NOT_REMINDED_NAMES[what]}
                </Button>
              ))}
            </div>
          )}
        </div>
      ))}
      {signals.length > MOST_SHOWN && (
        <p className="quiet small">{WORDS.more(signals.length - MOST_SHOWN)}</p>
      )}
    </section>
  );
}

function named({ machines, listed }: LobbyBoard, machine: string): string {
  const name = machines.find(({ code }) => code === machine)?.name ?? machine;
  return listed && name !== machine ? `${machine} ${name}` : name;
}

function SignalShape() {
  return (
    <svg className="shape" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={SHAPE} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
    </svg>
  );
}

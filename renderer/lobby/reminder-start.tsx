// Where a reminder begins, with its one question. The machine stays chosen from the customer before, so that one tap is enough.
import { useStore } from 'zustand';
import { ChoiceList } from '../ui/choice-list.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { Aloud } from './aloud.tsx';
import type { LobbyBoard, ReminderStore } from './reminder-store.ts';
import { LOBBY } from './sentences.ts';

const WORDS = LOBBY.start;

export function ReminderStart({ board, store }: { board: LobbyBoard; store: ReminderStore }) {
  const { machine, said, problem, busy } = useStore(store);
  const { procedure, steps, machines, listed, awaitsRound } = board;
  const [first] = steps;
  const chosen = machines.find(({ code }) => code === machine);
  return (
    <main className="lobby-page">
      <div className="lobby-told">
        <h1>{procedure.slogan}</h1>
        {said && <NoticeLine>{said}</NoticeLine>}
        <ProblemLine problem={problem} />
        {first && (
          <>
            <p className="lobby-words">“{first.say}”</p>
            <Aloud text={first.say} />
          </>
        )}
        <p className="quiet small">{WORDS.privacy}</p>
        {!listed && <p className="quiet small">{WORDS.notListed}</p>}
        {awaitsRound && <p className="quiet small">{LOBBY.round.awaits}</p>}
      </div>
      <div className="lobby-keys">
        <fieldset>
          <legend className="lobby-legend">{WORDS.machine}</legend>
          <div className="lobby-machines">
            {machines.map(({ code, name, regime }) => (
              <label key={code} className="radio-chip">
                <input
                  type="radio"
                  name="machine"
                  checked={code === machine}
                  onChange={() => store.chooseMachine(code)}
                />
                <span>
                  {listed ? `${code} ${name}` : name}
                  <span className="quiet small lobby-regime">{WORDS.regime(regime)}</span>
                </span>
              </label>
            ))}
          </div>
          {chosen?.say && <p className="small lobby-say">{chosen.say}</p>}
        </fieldset>
        {first && (
          <section aria-labelledby="business-title">
            <h2 id="business-title" className="lobby-legend">
              {machine === null ? WORDS.chooseMachine : WORDS.business}
            </h2>
            <ChoiceList
              label={WORDS.business}
              groups={first.groups}
              choose={first.choose}
              disabled={busy || machine === null}
              digits
              onChoose={(options) => void store.answer(first.id, options)}
            />
          </section>
        )}
      </div>
    </main>
  );
}

// What the counter and the lobby need to know of each other: whom the counter stopped today, and whom the lobby sent there. No names.
import { shanghaiClock } from '../../shared/words/time.ts';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import type { LobbyBoard } from './reminder-store.ts';
import { LOBBY } from './sentences.ts';

const WORDS = LOBBY.board;

export function BoardPage({ board }: { board: LobbyBoard }) {
  return (
    <main className="room-page">
      <h1>{WORDS.title}</h1>
      <Alerts alerts={board.alerts} />
      <HandOvers handOvers={board.handOvers} />
    </main>
  );
}

const minute = (at: string) => shanghaiClock(at).slice(0, 5);

function Alerts({ alerts }: Pick<LobbyBoard, 'alerts'>) {
  return (
    <section className="stack-tight" aria-labelledby="alerts-title">
      <h2 id="alerts-title">{WORDS.alerts}</h2>
      <p className="quiet small">{WORDS.alertsAid}</p>
      {alerts.length === 0 ? (
        <p>{WORDS.noAlerts}</p>
      ) : (
        <table className="room-table">
          <thead>
            <tr>
              <th scope="col">{WORDS.columns.at}</th>
              <th scope="col">{WORDS.columns.procedure}</th>
              <th scope="col">{WORDS.columns.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {alerts.map(({ at, procedure, outcome }) => (
              <tr key={at + procedure}>
                <td>{minute(at)}</td>
                <th scope="row">{procedure}</th>
                <td>{outcome}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type HandOver = LobbyBoard['handOvers'][number];
const foundBy = ({ at, machine, outcome, code }: HandOver): string =>
  [minute(at), machine, outcome, code].join(' ');

function HandOvers({ handOvers }: Pick<LobbyBoard, 'handOvers'>) {
  const columns = WORDS.handOverColumns;
  const list = useLongList(handOvers, foundBy);
  return (
    <section className="stack-tight" aria-labelledby="handed-title">
      <h2 id="handed-title">{WORDS.handOvers}</h2>
      {handOvers.length === 0 ? (
        <p>{WORDS.noHandOvers}</p>
      ) : (
        <LongListFrame list={list} label={WORDS.findHandOver}>
          <table className="room-table">
            <thead>
              <tr>
                <th scope="col">{columns.at}</th>
                <th scope="col">{columns.machine}</th>
                <th scope="col">{columns.outcome}</th>
                <th scope="col">{columns.code}</th>
                <th scope="col">{columns.state}</th>
              </tr>
            </thead>
            <tbody>
              {list.shown.map(({ at, machine, outcome, code, joined }) => (
                <tr key={code}>
                  <td>{minute(at)}</td>
                  <td>{machine}</td>
                  <th scope="row">{outcome}</th>
                  <td>{joined ? '' : code}</td>
                  <td>{joined ? WORDS.joined : WORDS.waiting}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </LongListFrame>
      )}
    </section>
  );
}

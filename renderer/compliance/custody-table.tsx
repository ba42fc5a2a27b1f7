// Cases with how long they are kept and what was decided about them. No customer stands in a row: when, what and who handled it is enough to find it.
import { shanghaiDate, shanghaiTime } from '../../shared/words/time.ts';
import { Button } from '../ui/button.tsx';
import { CUSTODY } from './custody-sentences.ts';
import type { Act, KeptCase } from './custody-store.ts';

interface Props {
  cases: readonly KeptCase[];
  /** Without a retention table there are no reasons to choose from. */
  canAct: boolean;
  onAct: (act: Act, kept: KeptCase) => void;
}

export const businessOf = ({ procedure, ending }: KeptCase): string =>
  `${procedure}，${ending ?? CUSTODY.open}`;
export const beganAt = ({ openedAt }: KeptCase): string => shanghaiTime(openedAt).slice(0, 16);

export function CustodyTable({ cases, canAct, onAct }: Props) {
  const { columns } = CUSTODY;
  return (
    <table className="room-table">
      <thead>
        <tr>
          <th scope="col">{columns.openedAt}</th>
          <th scope="col">{columns.business}</th>
          <th scope="col">{columns.teller}</th>
          <th scope="col">{columns.kept}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.acts}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((kept) => (
          <tr key={kept.caseId}>
            <td className="nowrap">{beganAt(kept)}</td>
            <th scope="row">{businessOf(kept)}</th>
            <td className="nowrap">{kept.teller}</td>
            <td>
              <Kept kept={kept} />
            </td>
            <td>
              <State kept={kept} />
            </td>
            <td>
              <div className="local-actions">
                {canAct &&
                  actsOf(kept).map((act) => (
                    <Button
                      key={act}
                      aria-label={CUSTODY.actNamed(CUSTODY.acts[act], businessOf(kept), beganAt(kept))}
                      onClick={() => onAct(act, kept)}
                    >
                      {CUSTODY.acts[act]}
                    </Button>
                  ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the process would not refuse at once. */
function actsOf({ endedAt, erased, held, restricted, hasTasks }: KeptCase): Act[] {
  if (erased) return [];
  const hasEnded = endedAt !== null;
  return [
    ...(hasEnded && !held && !hasTasks ? (['erase'] as const) : []),
    held ? 'release' : 'hold',
    ...(restricted ? (['resume'] as const) : []),
    ...(hasEnded && !restricted ? (['restrict'] as const) : []),
  ];
}

function Kept({ kept: { rule, until, asksRelation, endedAt } }: { kept: KeptCase }) {
  if (endedAt === null) return <span className="quiet">{CUSTODY.open}</span>;
  if (!rule || until === null) return <span className="quiet">{CUSTODY.noRule}</span>;
  return (
    <>
      {asksRelation ? CUSTODY.relation(until) : until}
      <span className="quiet small custody-basis">
        {rule.byLaw ? CUSTODY.byLaw : CUSTODY.byBank}：{rule.basis}
      </span>
    </>
  );
}

function State({ kept: { due, hasTasks, held, restricted, erased } }: { kept: KeptCase }) {
  const said = (words: typeof CUSTODY.held, decided: KeptCase['held']): string[] =>
    decided ? [words(decided.reason, decided.by, decided.approver, shanghaiDate(decided.at))] : [];
  const lines = [
    ...(due ? [CUSTODY.due] : []),
    ...(hasTasks ? [CUSTODY.tasksLeft] : []),
    ...said(CUSTODY.held, held),
    ...said(CUSTODY.restricted, restricted),
    ...said(CUSTODY.erased, erased),
  ];
  return lines.map((line) => <p key={line}>{line}</p>);
}

// The right-hand column: who waits for whom, the customer's reading, what follows from the answers and why, what was decided.
import type { TellerCaseView } from '../../shared/contract/views.ts';
import { shanghaiClock } from '../../shared/words/time.ts';
import { useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import { WeightMark } from '../ui/marks.tsx';
import type { DialogName } from './case-dialog.tsx';
import { EscalateEarly } from './escalate-early.tsx';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.status;

interface Props {
  view: TellerCaseView;
  able: boolean;
  onDialog: (name: DialogName) => void;
}

export function StatusColumn({ view, able, onDialog }: Props) {
  const { reviewer } = useView();
  const waiting = reviewer && view.stage === 'with-reviewer' ? WORDS.reviewing(reviewer.name) : view.waiting;
  const signing = <NoticeProgress view={view} able={able} onDialog={onDialog} />;
  const urgent = view.notice.state === 'witness-needed';
  return (
    <aside className="status">
      <section className={`status-waiting waits-${view.waitsFor}`} aria-label={WORDS.waiting}>
        <p role="status">{waiting}</p>
      </section>
      {urgent && signing}
      <Outcome view={view} able={able} onDialog={onDialog} />
      {!urgent && signing}
      <History view={view} />
    </aside>
  );
}

function Outcome({ view, able, onDialog }: Props) {
  const { outcome, exemption, additions, flags, decisions } = view;
  const decider = WORDS.decider[outcome.decider as keyof typeof WORDS.decider] ?? outcome.decider;
  const needsOther = !outcome.cleared;
  // Advice says who is to decide. Once they have, it would send the teller to them again: their decision stands in its place.
  const advised = needsOther || outcome.decider === 'teller';
  return (
    <section className={needsOther ? 'status-card status-outcome' : 'status-card'} aria-label={WORDS.outcome}>
      <h2>
        {outcome.name}
        {needsOther && <span className="status-decider">{WORDS.decides(decider)}</span>}
      </h2>
      {decisions.map((entry, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: decisions are only added
        <p key={place} className="status-decided">
          <strong>{entry.decision}</strong>　{entry.by}（{entry.role}）：{entry.sentence}
        </p>
      ))}
      {outcome.because.length > 0 && <p className="status-because">{WORDS.because(outcome.because)}</p>}
      {advised && <p className="quiet small">{outcome.advice}</p>}
      {additions.map((addition) => (
        <p key={addition.code} className="small">
          <strong>{addition.name}</strong>　{addition.advice}
        </p>
      ))}
      {exemption.sentence && (
        <p className="small">
          <strong>{WORDS.exemption}</strong>　{exemption.sentence}
        </p>
      )}
      {flags.length > 0 && (
        <ul className="status-flags" aria-label={WORDS.flags}>
          {heaviestFirst(flags).map((flag) => (
            <li key={flag.code}>
              <WeightMark weight={flag.weight} />
              <span>{flag.meaning}</span>
            </li>
          ))}
        </ul>
      )}
      {needsOther && able && view.stage === 'asking' && (
        <EscalateEarly caseId={view.id} onEscalated={() => onDialog('take-over')} />
      )}
    </section>
  );
}

const ORDER = ['H', 'S', 'W'];
const heaviestFirst = (flags: TellerCaseView['flags']) =>
  flags.toSorted((a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight));

/** Once nothing but the witness is waited for, the middle of the page asks for them, and this column does not ask twice. */
function NoticeProgress({ view: { notice, stage }, able, onDialog }: Props) {
  const open = able && (notice.state === 'reading' || notice.state === 'refused');
  return (
    <section className="status-card" aria-label={WORDS.notice}>
      <p>
        <strong>{WORDS.notice}</strong>　{WORDS.state[notice.state]}
        {notice.state === 'signed' && notice.form && notice.form !== 'ink'
          ? `（${WORDS.form[notice.form]}）`
          : ''}
      </p>
      {notice.state !== 'not-shown' && (
        <>
          <progress
            className="status-progress"
            max={notice.pages}
            value={notice.pagesRead}
            aria-label={WORDS.pages(notice.pagesRead, notice.pages)}
          />
          <p className="quiet small">
            {WORDS.pages(notice.pagesRead, notice.pages)}，{WORDS.seconds(notice.secondsRead)}
          </p>
        </>
      )}
      {notice.signedBeforeChange && <p className="small">{WORDS.before}</p>}
      {able && notice.state === 'witness-needed' && stage !== 'witness-needed' && (
        <Button look="main" onClick={() => onDialog('witness')}>
          {WORDS.witness}
        </Button>
      )}
      {open && (
        <div className="row">
          <Button onClick={() => onDialog('paper')}>{WORDS.paper}</Button>
          {notice.state === 'reading' && <Button onClick={() => onDialog('refuse')}>{WORDS.refuse}</Button>}
        </div>
      )}
    </section>
  );
}

function History({ view: { contacts, changes } }: { view: TellerCaseView }) {
  if (contacts.length + changes.length === 0) return null;
  return (
    <section className="status-card" aria-label={WORDS.history}>
      <ul className="status-history small">
        {contacts.map((entry) => (
          <li key={entry.at}>
            {shanghaiClock(entry.at).slice(0, 5)}　{WORDS.contact(entry.contact, entry.result)}
          </li>
        ))}
        {changes.map((entry, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows
          <li key={`c${place}`}>{WORDS.changed(entry.step, entry.from, entry.to, entry.cause)}</li>
        ))}
      </ul>
    </section>
  );
}

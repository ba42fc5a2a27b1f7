// The right-hand column: who waits for whom, the customer's reading, what follows from the answers and why, what was decided.
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { shanghaiClock } from '../../shared/words/time.ts';
import { useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import { OverrideMark, WeightMark } from '../ui/marks.tsx';
import type { DialogName } from './case-dialog-props.ts';
import { isSheet } from './current-step.ts';
import { CustomerLanguage } from './customer-language.tsx';
import { CustomerPicture } from './customer-picture.tsx';
import { EscalateEarly } from './escalate-early.tsx';
import { LobbySaw } from './lobby-saw.tsx';
import { Prompts } from './prompts.tsx';
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
  const prompts = <Prompts view={view} able={able} />;
  const outcome = <Outcome view={view} able={able} onDialog={onDialog} />;
  // While questions are asked, what to ask next comes first; afterwards, what follows from the answers.
  const asking = view.stage === 'asking' || view.stage === 'slip-needed';
  const urgent = view.notice.state === 'witness-needed';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: in a long case the column scrolls, and must do so by keys too
    <aside className="status" tabIndex={0} aria-label={WORDS.column}>
      <section className={`status-waiting waits-${view.waitsFor}`} aria-label={WORDS.waiting}>
        <p role="status">{waiting}</p>
      </section>
      <QuietMark view={view} />
      {asking && prompts}
      {urgent && signing}
      <LobbySaw lobby={view.lobby} />
      {outcome}
      {!asking && prompts}
      {!urgent && signing}
      <CustomerPicture
        caseId={view.id}
        able={able}
        inWords={reviewer !== null || view.decisions.length > 0}
      />
      {view.languages && <CustomerLanguage view={view} able={able} />}
      <History view={view} />
    </aside>
  );
}

/** Never announced: a screen reader would say it aloud. Small, low and pale: it is read by who sits before it, and not from the customer's side or over a shoulder (features.md I1). */
function QuietMark({ view: { help = [] } }: Pick<Props, 'view'>) {
  if (help.length === 0) return null;
  return (
    <section className="status-quiet-mark" aria-label={WORDS.help.title}>
      {help.map(({ label, at }) => (
        <p key={label}>
          {shanghaiClock(at).slice(0, 5)}　{WORDS.help.said(label)}
        </p>
      ))}
      {help.some(({ calm }) => !calm) && <p>{WORDS.help.next}</p>}
    </section>
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
          {entry.override ? <OverrideMark words={entry.decision} /> : <strong>{entry.decision}</strong>}
          {'　'}
          {entry.by}（{entry.role}）：{entry.sentence}
        </p>
      ))}
      {outcome.because.length > 0 && <p className="status-because">{WORDS.because(outcome.because)}</p>}
      {/* Above all there is to read on, so that prompts do not push it out of sight. */}
      {needsOther && able && (view.stage === 'asking' || view.stage === 'slip-needed') && (
        <EscalateEarly caseId={view.id} onEscalated={() => onDialog('take-over')} />
      )}
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
    </section>
  );
}

const ORDER = ['H', 'S', 'W'];
const heaviestFirst = (flags: TellerCaseView['flags']) =>
  flags.toSorted((a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight));

/** Once nothing but the witness is waited for, the middle of the page asks for them, and this column does not ask twice. */
function NoticeProgress({ view, able, onDialog }: Props) {
  const { notice, stage } = view;
  const sheet = isSheet(view) ? WORDS.sheet : null;
  if (notice.state === 'none') return null;
  const open = able && (notice.state === 'reading' || notice.state === 'refused');
  return (
    <section className="status-card" aria-label={WORDS.notice}>
      <p>
        <strong>{WORDS.notice}</strong>
        {'　'}
        {notice.state === 'refused' && sheet ? sheet.refuse : WORDS.state[notice.state]}
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
      {notice.toReadAloud && <p className="small">{WORDS.toReadAloud}</p>}
      {notice.toExplain && <p className="small status-explain">{WORDS.toExplain}</p>}
      {notice.signedBeforeChange && <p className="small">{WORDS.before}</p>}
      {able && notice.state === 'witness-needed' && stage !== 'witness-needed' && (
        <Button look="main" onClick={() => onDialog('witness')}>
          {WORDS.witness}
        </Button>
      )}
      {open && (
        <div className="row">
          <Button onClick={() => onDialog('paper')}>{sheet?.paper ?? WORDS.paper}</Button>
          {notice.state === 'reading' && (
            <Button onClick={() => onDialog('refuse')}>{sheet?.refuse ?? WORDS.refuse}</Button>
          )}
        </div>
      )}
    </section>
  );
}

/** How long it took: between the first time that this contact was tried and now. */
function sinceFirst(contacts: TellerCaseView['contacts'], entry: TellerCaseView['contacts'][number]): string {
  const first = contacts.find(({ contact }) => contact === entry.contact);
  if (!first || first === entry) return '';
  return WORDS.sinceFirst(Math.round((Date.parse(entry.at) - Date.parse(first.at)) / 60_000));
}

function History({ view: { contacts, changes } }: { view: TellerCaseView }) {
  if (contacts.length + changes.length === 0) return null;
  return (
    <section className="status-card" aria-label={WORDS.history}>
      <ul className="status-history small">
        {contacts.map((entry) => (
          <li key={entry.at}>
            {shanghaiClock(entry.at).slice(0, 5)}　{WORDS.contact(entry.contact, entry.result)}
            {sinceFirst(contacts, entry)}
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

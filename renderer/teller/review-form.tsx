// What a reviewer's decision needs: reason, target or ground, the paper that must have been handed over, a short note.
import { useState } from 'react';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { oneGroup } from '../ui/choice-keys.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { PrintedSheet } from './printed-sheet.tsx';
import { endingsAfterContact, endingsFor, type ReviewAction } from './review-actions.ts';
import { REVIEW } from './review-sentences.ts';
import { TELLER } from './sentences.ts';
import { usePrinting } from './use-printing.ts';

const WORDS = REVIEW;
type Choices = TellerCaseView['choices'];
type Coded = Choices['lower'][number];
/** One question of the form: what is asked, and among what. */
interface Ask {
  label: string;
  options: readonly Coded[];
}

interface Props {
  action: ReviewAction;
  view: TellerCaseView;
  reviewer: NonNullable<InnerView['reviewer']>;
  onBack: () => void;
  /** The case is over. */
  onEnded: () => void;
}

/** First and second question of each action; an action with one question has no second. */
function asks(
  action: ReviewAction,
  view: TellerCaseView,
  role: string,
  first: string | null,
): [Ask, Ask | null] {
  const { choices } = view;
  switch (action) {
    case 'proceed':
      return [{ label: WORDS.reason, options: choices.lower }, null];
    case 'raise':
      return [
        { label: WORDS.raiseTo, options: choices.raiseTo },
        { label: WORDS.reason, options: choices.raise },
      ];
    case 'contact': {
      const contact = choices.contacts.find((entry) => entry.code === first);
      return [
        { label: WORDS.whom, options: choices.contacts },
        { label: WORDS.result, options: contact?.results ?? [] },
      ];
    }
    case 'end':
    case 'insist': {
      const endings = endingsFor(view, role, action === 'insist');
      const ending = endings.find((entry) => entry.code === first);
      return [
        { label: WORDS.ending, options: endings },
        { label: WORDS.ground, options: ending?.grounds ?? [] },
      ];
    }
  }
}

/** Where a first question has one answer only, it is not asked. */
function onlyChoice([first, second]: [Ask, Ask | null]): string | null {
  return second && first.options.length === 1 ? (first.options[0]?.code ?? null) : null;
}

export function ReviewForm({ action, view, reviewer, onBack, onEnded }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [first, setFirst] = useState(() => onlyChoice(asks(action, view, reviewer.role, null)));
  const [second, setSecond] = useState<string | null>(null);
  const [paperHanded, setPaperHanded] = useState(false);
  const [texts, setTexts] = useState({ note: '', number: '', person: '' });
  const [recorded, setRecorded] = useState(false);

  const [askFirst, askSecond] = asks(action, view, reviewer.role, first);
  const paper = view.choices.endings.find((ending) => ending.code === first)?.paper ?? null;
  const whole = first !== null && (askSecond === null || second !== null) && (paper === null || paperHanded);
  const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  const choose = (code: string | null) => {
    setFirst(code);
    setSecond(null);
    setPaperHanded(false);
  };
  const put = (part: Partial<typeof texts>) => setTexts({ ...texts, ...part });

  const record = async () => {
    if (first === null) return;
    const caseId = view.id;
    const { number, person, ...note } = filled;
    const sent = await run((command): Promise<unknown> => {
      const base = { command, caseId, ...note };
      switch (action) {
        case 'proceed':
          return client.reviewer.proceed({ ...base, reason: first, paperHanded });
        case 'insist':
          return client.reviewer.proceed({ ...base, reason: second ?? '', ending: first, paperHanded });
        case 'raise':
          return client.reviewer.raise({ ...base, to: first, reason: second ?? '' });
        case 'end':
          return client.reviewer.end({ ...base, ending: first, ground: second ?? '', paperHanded });
        case 'contact':
          return client.reviewer.recordContact({
            ...{ ...base, contact: first, result: second ?? '' },
            ...(number && { number }),
            ...(person && { person }),
          });
      }
    });
    if (!sent?.ok) return;
    if (action === 'end') onEnded();
    else if (action === 'contact') setRecorded(true);
    else onBack();
  };

  if (recorded) {
    return (
      <div className="stack">
        <NoticeLine>{WORDS.recorded}</NoticeLine>
        <Button onClick={onBack}>{WORDS.answers}</Button>
      </div>
    );
  }
  return (
    <div className="review-form">
      {askSecond && first !== null ? (
        action !== 'insist' && (
          <p className="review-chosen">
            <span>
              {askFirst.label}：
              <strong>{askFirst.options.find((option) => option.code === first)?.label}</strong>
            </span>
            {askFirst.options.length > 1 && (
              <Button look="quiet" onClick={() => choose(null)}>
                {WORDS.chooseAgain}
              </Button>
            )}
          </p>
        )
      ) : (
        <Question key={action} ask={askFirst} disabled={busy} onChoose={choose} />
      )}
      {action === 'end' &&
        first === null &&
        endingsAfterContact(view, reviewer.role).map(({ code, label, afterContact }) => (
          <p key={code} className="quiet small">
            {WORDS.afterContact(label, afterContact?.results ?? '')}
          </p>
        ))}
      {askSecond && first !== null && (
        <Question key={first} ask={askSecond} disabled={busy} onChoose={setSecond} />
      )}
      {paper && <PaperLine caseId={view.id} paper={paper} handed={paperHanded} onHanded={setPaperHanded} />}
      <div className="review-texts">
        {action === 'contact' && (
          <>
            <Field
              label={WORDS.number}
              maxLength={40}
              value={texts.number}
              onChange={(event) => put({ number: event.target.value })}
            />
            <Field
              label={WORDS.person}
              maxLength={40}
              value={texts.person}
              onChange={(event) => put({ person: event.target.value })}
            />
          </>
        )}
        <Field
          label={TELLER.reasons.note}
          maxLength={200}
          value={texts.note}
          onChange={(event) => put({ note: event.target.value })}
        />
      </div>
      <ProblemLine problem={problem} />
      <div className="row review-end">
        <Button look="quiet" onClick={onBack}>
          {WORDS.answers}
        </Button>
        <Button look="main" className="check-button" disabled={busy || !whole} onClick={record}>
          {WORDS.record}：{WORDS.actions[action]}
        </Button>
      </div>
    </div>
  );
}

interface PaperProps {
  caseId: string;
  paper: Coded;
  handed: boolean;
  onHanded: (handed: boolean) => void;
}

function PaperLine({ caseId, paper, handed, onHanded }: PaperProps) {
  const printing = usePrinting(caseId);
  const { printed, print, busy, problem, putAway } = printing;
  return (
    <div className="row">
      <label className="check-line">
        <input type="checkbox" checked={handed} onChange={(event) => onHanded(event.target.checked)} />
        {WORDS.paper(paper.label)}
      </label>
      <Button disabled={busy} aria-label={`${WORDS.print}：${paper.label}`} onClick={() => print(paper.code)}>
        {WORDS.print}
      </Button>
      {printed ? (
        <PrintedSheet {...{ printed, printing }} onClose={putAway} />
      ) : (
        <ProblemLine problem={problem} />
      )}
    </div>
  );
}

function Question({
  ask,
  disabled,
  onChoose,
}: {
  ask: Ask;
  disabled: boolean;
  onChoose: (code: string) => void;
}) {
  return (
    <section className="stack-tight">
      <h2>{ask.label}</h2>
      <ChoiceList
        label={ask.label}
        groups={oneGroup(ask.label, ask.options)}
        choose="one"
        compact
        disabled={disabled}
        onChoose={([code]) => code && onChoose(code)}
      />
    </section>
  );
}

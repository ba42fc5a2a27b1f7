// One step: the exact words to say, the options, and why it is asked. A single choice is one tap and goes on.
import { useEffect, useRef, useState } from 'react';
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Field } from '../ui/field.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { answerInWords } from './current-step.ts';
import { DeferDialog } from './defer-dialog.tsx';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.step;
const CUES: Record<StepView['channel'], string> = {
  said: WORDS.say,
  observed: WORDS.look,
  verified: WORDS.do,
  shown: WORDS.say,
  signed: WORDS.say,
};

interface Props {
  view: Pick<TellerCaseView, 'id' | 'recommended' | 'choices' | 'quiet'>;
  step: StepView;
  /** Picked out of order. */
  picked: boolean;
  /** A reviewer's step stands below the reviewer's own title. */
  heading?: 'h1' | 'h2';
  onDone: () => void;
}

export function StepPanel({ view, step, picked, heading: Heading = 'h1', onDone }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [note, setNote] = useState('');
  const [changeTo, setChangeTo] = useState<string[] | null>(null);
  const [same, setSame] = useState(false);
  const [deferring, setDeferring] = useState(false);
  const [sent, setSent] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const answered = step.state === 'answered';
  const caseId = view.id;
  const advice = view.recommended.filter((entry) => entry.step === step.id);
  const said = note.trim() ? { note: note.trim() } : {};

  const choose = async (options: string[]) => {
    setSame(false);
    if (answered) {
      const before = step.answer?.options ?? [];
      const unchanged = before.length === options.length && options.every((code) => before.includes(code));
      if (unchanged) setSame(true);
      else setChangeTo(options);
      return;
    }
    setSent(true);
    const saw = step.answer?.n ?? null;
    const result = await run((command) =>
      client.teller.answerStep({ command, caseId, step: step.id, options, saw, ...said }),
    );
    if (result?.ok) onDone();
    else {
      setSent(false);
      setRefusals((before) => before + 1);
    }
  };

  return (
    <article className={`step step-${step.channel}`} aria-labelledby="step-title">
      <header className="step-head">
        <p className="step-part">{step.part}</p>
        <Heading id="step-title" ref={title} tabIndex={-1}>
          {step.title}
        </Heading>
        <ChannelMark channel={step.channel} />
        {picked && (
          <Button look="quiet" className="step-return" onClick={onDone}>
            {WORDS.toCurrent}
          </Button>
        )}
      </header>
      <blockquote className="step-say">
        <p className="step-cue">{CUES[step.channel]}</p>
        <p>{step.say}</p>
      </blockquote>
      {step.state === 'again' && <NoticeLine>{WORDS.again(answerInWords(step))}</NoticeLine>}
      {step.deferral && <NoticeLine>{WORDS.deferred(step.deferral)}</NoticeLine>}
      {answered && step.form !== 'notice' && <p className="quiet small">{WORDS.answered}</p>}
      {step.form === 'notice' && <p className="quiet small">{WORDS.notNeeded}</p>}
      {same && <NoticeLine>{TELLER.change.same}</NoticeLine>}
      <ProblemLine problem={problem} />
      {step.state === 'not-due' ? (
        <NoticeLine>{WORDS.notDue}</NoticeLine>
      ) : (
        <ChoiceList
          // A tap that was not sealed must not go on looking like an answer; looks that were put together stay.
          key={step.choose === 'one' ? refusals : 0}
          label={step.title}
          groups={step.groups}
          choose={step.choose}
          chosen={answered ? (step.answer?.options ?? []) : []}
          marked={Object.fromEntries(advice.map((entry) => [entry.option, WORDS.recommended]))}
          disabled={busy || sent}
          digits
          onChoose={choose}
        />
      )}
      {advice.map((entry) => (
        <p key={entry.because} className="step-advice">
          {WORDS.recommended}：{entry.because}
        </p>
      ))}
      <div className="step-more">
        <WhyAsked {...{ caseId, step }} mayShow={!view.quiet} />
        {step.state !== 'not-due' && (
          <details>
            <summary>{WORDS.addNote}</summary>
            <Field
              label={WORDS.note}
              maxLength={200}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </details>
        )}
        {mayDefer(step) && <Button onClick={() => setDeferring(true)}>{WORDS.defer}</Button>}
      </div>
      {deferring && (
        <DeferDialog {...{ caseId, step }} onClose={() => setDeferring(false)} onDeferred={onDone} />
      )}
      {changeTo && (
        <ChangeDialog
          {...{ caseId, step, changeTo }}
          note={note}
          onClose={() => setChangeTo(null)}
          onChanged={onDone}
        />
      )}
    </article>
  );
}

/** What has an answer is changed, not put off; and what was put off once is not put off again. */
const mayDefer = ({ defer, state, deferral }: StepView) =>
  defer !== null && deferral === null && (state === 'open' || state === 'again');

/** Why it is asked, for staff; and for the customer, on their own screen, where it is a question to them. */
function WhyAsked({ caseId, step, mayShow }: { caseId: string; step: StepView; mayShow: boolean }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [shown, setShown] = useState(false);
  const show = async () => {
    const sent = await run((command) => client.teller.showReason({ command, caseId, step: step.id }));
    setShown(sent?.ok === true);
  };
  return (
    <details
      onToggle={(event) => event.currentTarget.open && event.currentTarget.scrollIntoView?.({ block: 'end' })}
    >
      <summary>{WORDS.whyOf[step.channel]}</summary>
      <p>{step.why}</p>
      <dl className="why">
        <dt>{WORDS.limit}</dt>
        <dd>{step.limit}</dd>
        <dt>{WORDS.basis}</dt>
        <dd>
          {step.basis.map((basis) => (
            <span key={basis} className="why-basis">
              {basis}
            </span>
          ))}
        </dd>
      </dl>
      {mayShow && step.channel === 'said' && step.state !== 'not-due' && (
        <Button disabled={busy || shown} onClick={show}>
          {shown ? WORDS.whyShown : WORDS.showWhy}
        </Button>
      )}
      <ProblemLine problem={problem} />
    </details>
  );
}

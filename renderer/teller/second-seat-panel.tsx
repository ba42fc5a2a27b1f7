// A step that a reviewer records, as the teller reads it: what it is about, and the way to call the second seat.
import type { StepView } from '../../shared/contract/case-view.ts';
import { Button } from '../ui/button.tsx';
import { ChannelMark } from '../ui/marks.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { answerInWords } from './current-step.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.second;

interface Props {
  step: StepView;
  able: boolean;
  onTakeOver: () => void;
  onDone: () => void;
}

export function SecondSeatPanel({ step, able, onTakeOver, onDone }: Props) {
  return (
    <article className={`step step-${step.channel}`} aria-labelledby="step-title">
      <header className="step-head">
        <p className="step-part">{step.part}</p>
        <h1 id="step-title">{step.title}</h1>
        <ChannelMark channel={step.channel} />
        <Button look="quiet" className="step-return" onClick={onDone}>
          {TELLER.step.toCurrent}
        </Button>
      </header>
      <blockquote className="step-say">
        <p className="step-cue">{WORDS.who}</p>
        <p>{step.say}</p>
      </blockquote>
      {step.answer ? <p>{answerInWords(step)}</p> : <NoticeLine>{WORDS.aid}</NoticeLine>}
      <div className="row">
        <Button look="main" disabled={!able} onClick={onTakeOver}>
          {TELLER.check.takeOver}
        </Button>
      </div>
    </article>
  );
}

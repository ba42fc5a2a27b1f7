// All that is recorded, step by step, each with a way to change it for whoever may.
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import { Button } from '../ui/button.tsx';
import { ChannelShape } from '../ui/marks.tsx';
import { answerInWords, isAsked, isReviewers, mayRecord, type SeatAtCase } from './current-step.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.check;

interface Props {
  view: Pick<TellerCaseView, 'steps' | 'procedure'>;
  seat: SeatAtCase;
  onPick?: ((step: string) => void) | undefined;
}

function standsAs(step: StepView): string {
  if (step.deferral) return WORDS.deferred(step.deferral);
  if (step.state === 'again') return TELLER.step.again(answerInWords(step));
  return answerInWords(step) || (isReviewers(step) ? TELLER.second.who : WORDS.unanswered);
}

export function AnswerTable({ view, seat, onPick }: Props) {
  const asked = view.steps.filter((step) => isAsked(step) && step.state !== 'not-due');
  const wordFor = ({ deferral, answer }: StepView) => {
    if (deferral) return WORDS.catchUp;
    return answer ? WORDS.change : WORDS.record;
  };
  return (
    <table className="answers">
      <caption className="visually-hidden">{WORDS.answers}</caption>
      <tbody>
        {asked.map((step) => (
          <tr key={step.id}>
            <th scope="row">
              <ChannelShape channel={step.channel} />
              {step.title}
            </th>
            <td className={step.answer ? '' : 'quiet'}>{standsAs(step)}</td>
            {onPick && (
              <td className="answers-change">
                {mayRecord(step, seat) && (
                  <Button
                    look="quiet"
                    aria-label={`${wordFor(step)}：${step.title}`}
                    onClick={() => onPick(step.id)}
                  >
                    {wordFor(step)}
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// All that is recorded, step by step, each with a way to change it.
import type { TellerCaseView } from '../../shared/contract/views.ts';
import { Button } from '../ui/button.tsx';
import { ChannelShape } from '../ui/marks.tsx';
import { answerInWords } from './current-step.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.check;

interface Props {
  view: TellerCaseView;
  onPick?: ((step: string) => void) | undefined;
}

export function AnswerTable({ view, onPick }: Props) {
  const asked = view.steps.filter(
    (step) => (step.form === 'choice' || step.form === 'arrival') && step.state !== 'not-due',
  );
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
            <td className={step.answer ? '' : 'quiet'}>
              {step.state === 'again'
                ? TELLER.step.again(answerInWords(step))
                : answerInWords(step) || WORDS.unanswered}
            </td>
            {onPick && (
              <td className="answers-change">
                <Button
                  look="quiet"
                  aria-label={`${WORDS.change}：${step.title}`}
                  onClick={() => onPick(step.id)}
                >
                  {WORDS.change}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

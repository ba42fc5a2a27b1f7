// The two causes for which something recorded may change: it was keyed wrongly, or the customer says otherwise now.
import { TELLER } from './sentences.ts';

const WORDS = TELLER.change;
const CAUSES = ['record-error', 'customer-changed'] as const;
export type Cause = (typeof CAUSES)[number];

interface Props {
  disabled: boolean;
  /** What each cause means here. */
  effect: Readonly<Record<Cause, string>>;
  onChoose: (cause: Cause) => void;
}

export function CauseButtons({ disabled, effect, onChoose }: Props) {
  return (
    <div className="cause-buttons">
      {CAUSES.map((cause) => (
        <button
          key={cause}
          type="button"
          className="choice cause"
          disabled={disabled}
          onClick={() => onChoose(cause)}
        >
          <span className="choice-label">
            <strong>{WORDS.cause[cause]}</strong>
            <span className="quiet small">{effect[cause]}</span>
          </span>
        </button>
      ))}
    </div>
  );
}

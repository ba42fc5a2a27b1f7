// The facts of the slip, always in sight, and the ways to set the case aside.
import type { TellerCaseView } from '../../shared/contract/views.ts';
import { capitals, figures } from '../../shared/words/money.ts';
import { Button } from '../ui/button.tsx';
import type { DialogName } from './case-dialog.tsx';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.strip;

interface Props {
  view: TellerCaseView;
  /** The teller can act on the case. */
  able: boolean;
  /** The case can at least be given up, though it is paused. */
  atWork: boolean;
  onDialog: (name: DialogName) => void;
}

export function CaseStrip({ view, able, atWork, onDialog }: Props) {
  const { slip } = view;
  const asides = [
    slip.share === 'yes' ? WORDS.halfOrMore : slip.share === 'unchecked' ? WORDS.unchecked : '',
    slip.sameName ? WORDS.sameName : '',
    view.reference ? WORDS.reference(view.reference) : '',
  ].filter(Boolean);
  return (
    <header className="case-strip">
      <div className="strip-who">
        <p className="strip-main">{view.customer}</p>
        <p className="quiet small">{view.documentMask}</p>
      </div>
      <div className="strip-what">
        <p className="strip-main">
          {figures(slip.amountFen)} 元<span className="strip-capitals">{capitals(slip.amountFen)}</span>
        </p>
        <p className="quiet small">
          {[`${WORDS.payee} ${slip.payee} ${slip.accountMask}`, slip.bank ?? '', ...asides]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <p className="strip-procedure quiet small">
        {view.procedure.name} · {view.procedure.slogan}
        <br />
        {view.procedure.label}
      </p>
      <div className="strip-actions">
        <Button disabled={!able} onClick={() => onDialog('correct')}>
          {WORDS.correct}
        </Button>
        <Button disabled={!able} onClick={() => onDialog('pause')}>
          {WORDS.pause}
        </Button>
        <Button disabled={!able} onClick={() => onDialog('withdraw')}>
          {WORDS.withdraw}
        </Button>
        <Button disabled={!atWork} onClick={() => onDialog('cancel')}>
          {WORDS.cancel}
        </Button>
      </div>
    </header>
  );
}

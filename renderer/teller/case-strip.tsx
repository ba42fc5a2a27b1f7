// Who the customer is and what stands on the slip, always in sight; and what can be done with the whole case.
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { capitals, inYuan } from '../../shared/words/money.ts';
import { useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import type { DialogName } from './case-dialog-props.ts';
import { lackingSlip } from './current-step.ts';
import { LIBRARY } from './library-sentences.ts';
import { hasMore } from './more-dialog.tsx';
import { TELLER } from './sentences.ts';
import { SWITCH } from './switch-sentences.ts';

const WORDS = TELLER.strip;

interface Props {
  view: TellerCaseView;
  /** The teller can act on the case. */
  able: boolean;
  /** The case can at least be given up, though it is paused. */
  atWork: boolean;
  onDialog: (name: DialogName) => void;
  /** Keys the slip that the customer has filled in meanwhile; absent where the page asks for it already, or there is none. */
  onSlip: (() => void) | undefined;
}

export function CaseStrip({ view, able, atWork, onDialog, onSlip }: Props) {
  const waiting = useView().waiting.length;
  return (
    <header className="case-strip">
      <div className="strip-who">
        <p className="strip-main">{view.customer}</p>
        <p className="quiet small">{view.documentMask}</p>
      </div>
      <div className="strip-what">
        <p className="strip-main">
          <WhatFor view={view} />
        </p>
        <p className="quiet small">{asides(view).filter(Boolean).join(' · ')}</p>
      </div>
      <p className="strip-procedure quiet small">
        {view.procedure.name}
        <br />
        {view.procedure.label}
      </p>
      <div className="strip-actions">
        <Button onClick={() => onDialog('library')}>{LIBRARY.title}</Button>
        {view.slip && (
          <Button disabled={!able} onClick={() => onDialog('correct')}>
            {WORDS.correct}
          </Button>
        )}
        {onSlip && (
          <Button disabled={!able} onClick={onSlip}>
            {WORDS.fill}
          </Button>
        )}
        <Button disabled={!able} onClick={() => onDialog('pause')}>
          {WORDS.pause}
        </Button>
        {waiting > 0 && (
          <Button disabled={!able} onClick={() => onDialog('switch')}>
            {SWITCH.open(waiting)}
          </Button>
        )}
        <Button disabled={!able} onClick={() => onDialog('withdraw')}>
          {WORDS.withdraw}
        </Button>
        <Button disabled={!atWork} onClick={() => onDialog('cancel')}>
          {WORDS.cancel}
        </Button>
        {view.choices.papers.length > 0 && (
          <Button disabled={view.stage === 'paused'} onClick={() => onDialog('print')}>
            {WORDS.print}
          </Button>
        )}
        {hasMore(view) && (
          <Button disabled={!able} onClick={() => onDialog('more')}>
            {WORDS.more}
          </Button>
        )}
      </div>
    </header>
  );
}

function WhatFor({ view }: { view: TellerCaseView }) {
  const { slip } = view;
  if (!slip) return lackingSlip(view) ? WORDS.notFilled : null;
  return (
    <>
      {inYuan(slip.amountFen)}
      <span className="strip-capitals">{capitals(slip.amountFen)}</span>
    </>
  );
}

/** What else is known of the slip. How much of the balance it is, and in whose name, is said of a payment only. */
function asides({ slip, procedure, reference }: TellerCaseView): string[] {
  const ofPayment = slip && procedure.slip === 'payment' ? slip : null;
  const share = { yes: WORDS.halfOrMore, no: '', unchecked: WORDS.unchecked };
  return [
    slip?.payee ? `${WORDS.payee} ${slip.payee} ${slip.accountMask}` : '',
    slip?.bank ?? '',
    ofPayment ? share[ofPayment.share] : '',
    ofPayment?.sameName ? WORDS.sameName : '',
    reference ? WORDS.reference(reference) : '',
  ];
}

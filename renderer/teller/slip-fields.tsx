// The fields of a slip: payee, account, bank, amount with its capital form, share of the balance; of cash the amount alone.
import { useId } from 'react';
import { capitals, inYuan, tenThousands } from '../../shared/words/money.ts';
import { Field } from '../ui/field.tsx';
import { parseAmount } from './parse-amount.ts';
import { TELLER } from './sentences.ts';
import type { SlipDraft, SlipFaults, SlipKind } from './slip-draft.ts';

const WORDS = TELLER.slip;
const SHARES = ['no', 'yes', 'unchecked'] as const;

interface Props {
  kind: SlipKind;
  draft: SlipDraft;
  faults: SlipFaults;
  onChange: (draft: SlipDraft) => void;
}

export function SlipFields({ kind, draft, faults, onChange }: Props) {
  const put = (part: Partial<SlipDraft>) => onChange({ ...draft, ...part });
  const amount = (
    <Field
      label={WORDS.amount}
      className="field-amount"
      inputMode="decimal"
      value={draft.amount}
      fault={faults.amount}
      aid={<AmountAid text={draft.amount} />}
      onChange={(event) => put({ amount: event.target.value })}
    />
  );
  if (kind === 'cash') return amount;
  return (
    <>
      <Field
        label={WORDS.payee}
        value={draft.payee}
        fault={faults.payee}
        onChange={(event) => put({ payee: event.target.value })}
      />
      <Field
        label={WORDS.account}
        inputMode="numeric"
        value={draft.account}
        fault={faults.account}
        aid={WORDS.accountAid}
        onChange={(event) => put({ account: event.target.value })}
      />
      <Field
        label={WORDS.bank}
        mark={WORDS.optional}
        value={draft.bank}
        onChange={(event) => put({ bank: event.target.value })}
      />
      {amount}
      <ShareField share={draft.share} fault={faults.share} onChange={(share) => put({ share })} />
    </>
  );
}

interface ShareProps {
  share: SlipDraft['share'];
  fault: string | undefined;
  onChange: (share: NonNullable<SlipDraft['share']>) => void;
}

function ShareField({ share: chosen, fault, onChange }: ShareProps) {
  const group = useId();
  return (
    <fieldset className="slip-share" aria-describedby={fault ? `${group}-fault` : undefined}>
      <legend>{WORDS.share}</legend>
      <div className="row">
        {SHARES.map((share) => (
          <label key={share} className="radio-chip">
            <input type="radio" name={group} checked={chosen === share} onChange={() => onChange(share)} />
            {WORDS.shares[share]}
          </label>
        ))}
      </div>
      {fault && (
        <p className="field-fault" id={`${group}-fault`}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

function AmountAid({ text }: { text: string }) {
  const fen = parseAmount(text);
  if (fen === undefined) return WORDS.amountAid;
  const aid = tenThousands(fen);
  return (
    <span className="amount-aid">
      {inYuan(fen)}
      {aid ? `（${aid}）` : ''}　{capitals(fen)}
    </span>
  );
}

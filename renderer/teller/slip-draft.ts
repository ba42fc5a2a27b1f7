// A slip while it is being keyed: unsent text, what is wrong with it, and what would be sent. Cash has an amount and nothing else.
import { parseAmount } from './parse-amount.ts';
import { TELLER } from './sentences.ts';

/** What stands on it: an amount and a payee, or an amount alone. */
export type SlipKind = 'payment' | 'cash';

export interface SlipDraft {
  amount: string;
  share: 'yes' | 'no' | 'unchecked' | null;
  payee: string;
  account: string;
  bank: string;
}

export interface CustomerDraft {
  customer: string;
  document: string;
  reference: string;
}

export const emptySlip: SlipDraft = { amount: '', share: null, payee: '', account: '', bank: '' };
export const emptyCustomer: CustomerDraft = { customer: '', document: '', reference: '' };

const FAULTS = TELLER.slip.faults;
const isName = (text: string) => /^[\p{L}\p{N}\p{M}·・.\- ]{1,40}$/u.test(text.trim());
const bare = (text: string) => text.replace(/\s/g, '');

export type SlipFaults = Partial<Record<keyof SlipDraft, string>>;
export type CustomerFaults = Partial<Record<keyof CustomerDraft, string>>;

export function slipFaults(draft: SlipDraft, kind: SlipKind): SlipFaults {
  const amount = parseAmount(draft.amount) === undefined && { amount: FAULTS.amount };
  if (kind === 'cash') return { ...amount };
  return {
    ...amount,
    ...(draft.share === null && { share: FAULTS.share }),
    ...(!isName(draft.payee) && { payee: FAULTS.name }),
    ...(!/^\d{6,30}$/.test(bare(draft.account)) && { account: FAULTS.account }),
  };
}

export function customerFaults(draft: CustomerDraft): CustomerFaults {
  return {
    ...(!isName(draft.customer) && { customer: FAULTS.name }),
    ...(!/^[0-9A-Za-z]{5,30}$/.test(bare(draft.document)) && { document: FAULTS.document }),
  };
}

/** What the contract takes; only for a draft without faults. */
export function slipInput(draft: SlipDraft, kind: SlipKind) {
  const amountFen = parseAmount(draft.amount);
  // How much of the balance it is says nothing of cash, and is not asked.
  const share = kind === 'cash' ? 'unchecked' : draft.share;
  if (amountFen === undefined || share === null) throw new Error('a slip with faults is never sent');
  if (kind === 'cash') return { amountFen, share };
  const bank = draft.bank.trim();
  const payee = { name: draft.payee.trim(), account: bare(draft.account), ...(bank && { bank }) };
  return { amountFen, share, payee };
}

export function customerInput(draft: CustomerDraft) {
  const reference = draft.reference.trim();
  return {
    ...{ customer: draft.customer.trim(), document: bare(draft.document) },
    ...(reference && { reference }),
  };
}

// The branch's own cases and numbers as they are typed, and the early checks of them. The process judges again by its own rules.
import type { Client } from '../state/transport.ts';
import { COMPLIANCE } from './sentences.ts';

export type LocalInUse = Awaited<ReturnType<Client['compliance']['localContent']>>;
export type LocalCase = LocalInUse['cases'][number];
export type Contact = LocalInUse['contacts'][number];

export interface LocalNumber {
  contact: string;
  /** Empty where the branch has none. */
  number: string;
  checked: string;
  until: string;
}

export interface Draft {
  cases: readonly LocalCase[];
  numbers: readonly LocalNumber[];
}

export const LONGEST_CASE = 60;
/** The contract's limit. */
const MOST_CASES = 30;
const FAULTS = COMPLIANCE.local.faults;

export const openContacts = ({ contacts }: LocalInUse): Contact[] => contacts.filter(({ open }) => open);

export const draftOf = (inUse: LocalInUse): Draft => ({
  cases: inUse.cases,
  numbers: openContacts(inUse).map(({ code, number, checked, until }) =>
    number === null
      ? { contact: code, number: '', checked: '', until: '' }
      : { contact: code, number, checked, until },
  ),
});

/** As it is sent: a list is left out where it would be empty. */
export function contentOf({ cases, numbers }: Draft) {
  const filled = numbers.filter(({ number }) => number !== '');
  return {
    ...(cases.length > 0 && { cases: [...cases] }),
    ...(filled.length > 0 && { numbers: filled }),
  };
}

/** A code that no other case of the branch has. @param today `YYYY-MM-DD` */
export function freshCode(cases: readonly LocalCase[], today: string): string {
  const taken = new Set(cases.map(({ code }) => code));
  let place = 1;
  while (taken.has(`branch-${today}-${place}`)) place += 1;
  return `branch-${today}-${place}`;
}

type CaseFaults = { [K in 'text' | 'scam' | 'date' | 'until' | 'source']: string | undefined };

const pastFault = (date: string, today: string): string | undefined => {
  if (date === '') return FAULTS.date;
  return date > today ? FAULTS.future : undefined;
};

const untilFault = (until: string, today: string): string | undefined => {
  if (until === '') return FAULTS.until;
  return until < today ? FAULTS.over : undefined;
};

/** What is wrong with each field of a case, in a sentence, or undefined. @param today `YYYY-MM-DD` */
export const caseFaults = ({ text, scam, date, until, source }: LocalCase, today: string): CaseFaults => ({
  text: text.trim() === '' ? FAULTS.text : text.length > LONGEST_CASE ? FAULTS.long(text.length) : undefined,
  scam: scam === '' ? FAULTS.scam : undefined,
  date: pastFault(date, today),
  until: untilFault(until, today),
  source: source.trim() === '' ? FAULTS.source : undefined,
});

/** The same of a number; one that is not filled in has no faults. */
export function numberFaults({ number, checked, until }: LocalNumber, today: string) {
  if (number === '') return {};
  return {
    number: /^[0-9-]{3,20}$/.test(number) ? undefined : FAULTS.number,
    checked: pastFault(checked, today),
    until: untilFault(until, today),
  };
}

export const isFaulty = (faults: Readonly<Record<string, string | undefined>>): boolean =>
  Object.values(faults).some(Boolean);

/** Why a draft cannot be compared yet, in a sentence, or undefined. */
export function draftFault({ cases, numbers }: Draft, today: string): string | undefined {
  if (cases.length > MOST_CASES) return COMPLIANCE.local.tooMany(MOST_CASES);
  const faulty =
    cases.some((entry) => isFaulty(caseFaults(entry, today))) ||
    numbers.some((entry) => isFaulty(numberFaults(entry, today)));
  return faulty ? COMPLIANCE.local.faulty : undefined;
}

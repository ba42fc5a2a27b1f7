// What a branch may add to head office's pack (features.md, PA8): cases from nearby, and the numbers that head office left open. Nothing
// else of the pack can be reached from here.
import type { Contact, LocalCase } from './library-schema.ts';
import { checkUnique, type PackFault } from './pack-faults.ts';
import { checkReferences } from './pack-references.ts';
import type { Pack } from './pack-schema.ts';

interface LocalNumber {
  /** Code in contacts.json. */
  readonly contact: string;
  readonly number: string;
  readonly checked: string;
  readonly until: string;
}

export interface LocalContent {
  readonly cases: readonly LocalCase[];
  readonly numbers: readonly LocalNumber[];
}

/** Head office left the number to each branch and gave none. A hotline that has one is the same everywhere. */
export const isOpenContact = ({ local, number }: Contact): boolean => local === true && number === undefined;

function fits(base: Pack, { cases, numbers }: LocalContent): LocalContent {
  return {
    cases: cases.filter(
      ({ code, scam }) =>
        base.scams.some((known) => known.code === scam) && !base.cases.some((known) => known.code === code),
    ),
    numbers: numbers.filter(({ contact }) =>
      base.contacts.some((known) => known.code === contact && isOpenContact(known)),
    ),
  };
}

/**
 * Head office's pack with the branch's own content in it. What no longer fits a newer pack (a scam or contact that is gone, a number
 * that head office now gives) is left out; the difference that two persons read says so.
 */
export function withLocal(base: Pack, local: LocalContent): Pack {
  const { cases, numbers } = fits(base, local);
  if (cases.length === 0 && numbers.length === 0) return base;
  return {
    ...base,
    cases: [...base.cases, ...cases],
    contacts: base.contacts.map((contact) => {
      const own = numbers.find((known) => known.contact === contact.code);
      return own ? { ...contact, number: own.number, checked: own.checked, until: own.until } : contact;
    }),
  };
}

/** What `withLocal` put into a pack. */
export function localOf(base: Pack, used: Pack): LocalContent {
  const open = base.contacts.filter(isOpenContact).map(({ code }) => code);
  return {
    cases: used.cases.filter(({ code }) => !base.cases.some((known) => known.code === code)),
    numbers: used.contacts.flatMap(({ code: contact, number, checked, until }) =>
      number !== undefined && open.includes(contact) ? [{ contact, number, checked, until }] : [],
    ),
  };
}

function caseFaults(base: Pack, cases: readonly LocalCase[], today: string): PackFault[] {
  const faults: PackFault[] = [];
  const say = (path: string, reason: string) => faults.push({ file: 'cases.json', path, reason });
  checkUnique(cases, '', say);
  cases.forEach(({ code, scam, date, until }, index) => {
    if (base.cases.some((known) => known.code === code))
      say(`[${index}].code`, `编号 ${code} 已由总行使用。`);
    if (!base.scams.some((known) => known.code === scam)) say(`[${index}].scam`, `骗术库里没有 ${scam}。`);
    if (date > today) say(`[${index}].date`, '日期不能晚于今天。');
    if (until < today) say(`[${index}].until`, '有效期已过。');
  });
  return faults;
}

function numberFaults(base: Pack, numbers: readonly LocalNumber[], today: string): PackFault[] {
  const faults: PackFault[] = [];
  const say = (path: string, reason: string) => faults.push({ file: 'contacts.json', path, reason });
  checkUnique(
    numbers.map(({ contact }) => ({ code: contact })),
    '',
    say,
  );
  numbers.forEach(({ contact, checked, until }, index) => {
    const known = base.contacts.find(({ code }) => code === contact);
    if (!known) say(`[${index}].contact`, `联系方式里没有 ${contact}。`);
    else if (!isOpenContact(known))
      say(`[${index}].contact`, `${known.label}的号码由总行规定，网点不能更改。`);
    if (checked > today) say(`[${index}].checked`, '核对日期不能晚于今天。');
    if (until < today) say(`[${index}].until`, '有效期已过。');
  });
  return faults;
}

/** Why this may not be put into the pack, place by place. @param today `YYYY-MM-DD` in Asia/Shanghai */
export function localFaults(base: Pack, local: LocalContent, today: string): PackFault[] {
  const faults = [...caseFaults(base, local.cases, today), ...numberFaults(base, local.numbers, today)];
  return faults.length > 0 ? faults : checkReferences(withLocal(base, local));
}

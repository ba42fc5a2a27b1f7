// That a content pack was refused is an event, with the first of its faults in words.
import type { Happening } from '../../shared/ledger/catalogue.ts';
import type { PackFault } from '../../shared/procedure/pack-faults.ts';

const LONGEST = 600;

/** `procedures/REM.json steps[3].say 缺少这一项。` */
export const faultInWords = ({ file, path, reason }: PackFault): string =>
  [file, path, reason]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, LONGEST);

/** @param upload hash of the file that was chosen */
export function refusal(faults: readonly PackFault[], upload?: string): Happening<'pack-refused'> {
  const [fault] = faults;
  return {
    kind: 'pack-refused',
    body: { faults: faults.length, ...(upload !== undefined && { upload }) },
    private: { first: fault ? faultInWords(fault) : '内容包无法读取。' },
  };
}

// What an honest customer answers to a step of any procedure, and what staff see of one.
import { INNOCENT } from '../procedure/innocent-answers.ts';

/** A talk with a reviewer that ends with a story proved true. */
const TRUE_STORY: Readonly<Record<string, string>> = { 'DIS-03': 'undecided', 'DIS-04': 'genuine' };

/** A step as a pack has it, or as the teller's window shows it. */
interface Asked {
  id: string;
  groups: readonly {
    options: readonly { code: string; calm?: boolean | undefined; raises?: readonly string[] | undefined }[];
  }[];
}

/** As scripted; else the option that says all is well, or the first that raises nothing. */
export function innocentAnswer({ id, groups }: Asked): string[] {
  const scripted = INNOCENT[id] ?? TRUE_STORY[id];
  if (scripted !== undefined) return typeof scripted === 'string' ? [scripted] : [...scripted];
  const options = groups.flatMap((group) => group.options);
  const harmless = options.filter(({ raises }) => (raises ?? []).length === 0);
  const plain = harmless.find(({ calm }) => calm) ?? harmless[0];
  if (!plain) throw new Error(`${id} has no innocent answer`);
  return [plain.code];
}

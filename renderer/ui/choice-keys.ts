// What a digit does in a list of choices: in one group it picks the option, in several it picks the group and then the option.

export interface ChoiceOption {
  readonly code: string;
  readonly label: string;
  /** Says that all is well; excludes the others. */
  readonly calm?: boolean;
}

export interface ChoiceGroup {
  readonly label: string;
  readonly options: readonly ChoiceOption[];
}

export interface DigitAction {
  /** The group that waits for a second digit, or null. */
  group: number | null;
  option: string | null;
}

/** @returns undefined when the key means nothing here */
export function digitAction(
  groups: readonly ChoiceGroup[],
  open: number | null,
  key: string,
): DigitAction | undefined {
  if (!/^[1-9]$/.test(key)) return undefined;
  const place = Number(key) - 1;
  const group = groups.length === 1 ? 0 : open;
  if (group === null) return groups[place] ? { group: place, option: null } : undefined;
  const option = groups[group]?.options[place];
  return option ? { group: null, option: option.code } : undefined;
}

/** Adds or takes away an option; the calm one and the others put each other out. */
export function toggle(groups: readonly ChoiceGroup[], picked: readonly string[], code: string): string[] {
  if (picked.includes(code)) return picked.filter((other) => other !== code);
  const all = groups.flatMap((group) => group.options);
  const calm = (other: string) => all.find((option) => option.code === other)?.calm === true;
  if (calm(code)) return [code];
  return [...picked.filter((other) => !calm(other)), code];
}

/** A flat list as one group. */
export const oneGroup = (label: string, options: readonly ChoiceOption[]): ChoiceGroup[] => [
  { label, options },
];

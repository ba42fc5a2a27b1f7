// The ways to a station's keys beside the host's own.
export const SPARE_KINDS = ['recovery', 'passphrase'] as const;
export type SpareKind = (typeof SPARE_KINDS)[number];

/** A passphrase guards what can be tried without the program: PINs are too short for that. */
export const PASSPHRASE_LENGTH = { least: 12, most: 100 } as const;

/** As it counts: nobody sees a blank at its end, nor wide and narrow forms, in a field that shows dots. */
export const passphraseOf = (typed: string): string => typed.normalize('NFKC').trim();

/** Too short, or a few characters over and over. */
export const isWeakPassphrase = (typed: string): boolean => {
  const characters = [...passphraseOf(typed)];
  return characters.length < PASSPHRASE_LENGTH.least || new Set(characters).size < 5;
};

// The ways to a station's keys beside the host's own.
export const SPARE_KINDS = ['recovery', 'passphrase'] as const;
export type SpareKind = (typeof SPARE_KINDS)[number];

/** A passphrase guards what can be tried without the program: PINs are too short for that. */
export const PASSPHRASE_LENGTH = { least: 12, most: 100 } as const;

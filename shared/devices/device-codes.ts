// Which devices there can be beside the screens, by their codes.
export const DEVICES = ['pad', 'call-signal'] as const;
export type Device = (typeof DEVICES)[number];

/** The name of a log: `bank/branch/device/gN`, where N counts its generations from 1 (section 1). */

const ORIGIN = /^(?:[a-z0-9.-]{1,16}\/){3}g[1-9][0-9]{0,14}$/;

export function isOrigin(text: string): boolean {
  return ORIGIN.test(text);
}

/** The name of the device's identity keys, `bank/branch/device/identity`: the same in every generation (section 4). */
export function identityName(origin: string): string {
  return `${origin.slice(0, origin.lastIndexOf('/'))}/identity`;
}

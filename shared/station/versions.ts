// Versions of the program: three numbers, compared one after the other.
const VERSION = /^(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/;

export const isVersion = (text: string): boolean => VERSION.test(text);

/** @returns below zero where `left` is the older one */
export function compareVersions(left: string, right: string): number {
  const [one, other] = [left, right].map((version) => version.split('.').map(Number));
  for (const place of [0, 1, 2]) {
    const by = (one?.[place] ?? 0) - (other?.[place] ?? 0);
    if (by !== 0) return by;
  }
  return 0;
}

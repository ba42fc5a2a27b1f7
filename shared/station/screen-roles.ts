// Which display is whose, by what the displays are and not by where they are plugged in. Whoever stands before the customer's touched it once.

/** Displays by their stable identity: 16 hex digits each. */
export interface ScreenPair {
  inner: string;
  outer: string;
}

/**
 * Where the windows stand. A window without a display is not shown: rather no teller's window than one before a customer.
 * @param present identities, at least one
 * @param primary the one that the system calls its first
 * @param customers the display that is known as the customer's
 */
export function placeScreens(
  present: readonly string[],
  primary: string,
  customers: string | undefined,
): Partial<ScreenPair> {
  const outer =
    present.find((one) => one === customers) ??
    (present.length > 1 ? present.find((one) => one !== primary) : undefined);
  const inner = outer === primary ? present.find((one) => one !== outer) : primary;
  return { ...(inner !== undefined && { inner }), ...(outer !== undefined && { outer }) };
}

// A request that cannot even be read never reaches the door of the calls; it is answered and counted like any malformed one.
import { ORPCError } from '@orpc/server';
import { MalformedCall } from '../app/admission.ts';
import type { Caller } from '../app/caller.ts';

/** For both transports' handlers: wraps the decoding of a request and its call. */
export async function countUnreadable<T>({
  context: { app },
  next,
}: {
  context: Caller;
  next(): Promise<T>;
}): Promise<T> {
  try {
    return await next();
  } catch (error) {
    const tooLarge = error instanceof ORPCError && error.code === 'PAYLOAD_TOO_LARGE';
    // Whatever comes from a call is an error of the contract by now, or a fault with its number.
    const unreadable =
      !(error instanceof ORPCError) || (error.code === 'BAD_REQUEST' && !(error instanceof MalformedCall));
    if (tooLarge || unreadable) app.reject('malformed');
    throw unreadable ? new MalformedCall() : error;
  }
}

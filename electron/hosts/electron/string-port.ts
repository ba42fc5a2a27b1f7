// A port that carries strings only: what IPC through the preload amounts to. oRPC's message-port transport runs over it.
import { RPCHandler } from '@orpc/server/message-port';
import type { Caller } from '../../app/caller.ts';
import { router } from '../../app/router.ts';
import { countUnreadable } from '../unreadable-requests.ts';

/** The process's end of a window's connection. */
export interface StringPort {
  /** Gives a message of the window to the process. */
  receive(message: string): void;
  /** The window is gone: its streams end. */
  close(): void;
}

/** The longest message a window may send, in UTF-16 units; the loopback host refuses larger bodies likewise. */
const LONGEST_MESSAGE = 1024 * 1024;

/** Kinds of message that a window of ours sends; it never streams events to the process. */
const REQUEST = 1;
const ABORT = 4;

/**
 * Whether a message is one of the transport's own: a request to a path of ours, an event, an end. The transport would throw at
 * anything else outside of any call, and that would end the process.
 */
function isOfTransport(message: string): boolean {
  let read: unknown;
  try {
    read = JSON.parse(message);
  } catch {
    return false;
  }
  if (typeof read !== 'object' || read === null) return false;
  const { i: id, t: type = REQUEST, p: payload } = read as { i?: unknown; t?: unknown; p?: unknown };
  if (typeof id !== 'string') return false;
  if (type === ABORT) return true;
  if (typeof payload !== 'object' || payload === null) return false;
  const { u: path, h: headers, m: method } = payload as { u?: unknown; h?: unknown; m?: unknown };
  if (type !== REQUEST) return false;
  // Headers would only tell of bodies that are not JSON.
  return (
    typeof path === 'string' && /^\/[a-zA-Z/]+$/.test(path) && headers === undefined && method === undefined
  );
}

/** Connects one window to the router. @param send carries an answer to the window */
export function connectWindow(caller: Caller, send: (message: string) => void): StringPort {
  const listeners = { message: [] as ((event?: { data: unknown }) => void)[], close: [] as (() => void)[] };
  const port = {
    on(event: string, callback: (event?: { data: unknown }) => void) {
      if (event === 'message') listeners.message.push(callback);
      if (event === 'close') listeners.close.push(callback);
    },
    postMessage(message: unknown) {
      if (typeof message !== 'string') throw new TypeError('only strings cross to a window');
      send(message);
    },
  };
  new RPCHandler(router, { interceptors: [countUnreadable] }).upgrade(port, { context: caller });
  return {
    receive(message) {
      if (message.length > LONGEST_MESSAGE || !isOfTransport(message)) caller.app.reject('malformed');
      else for (const listener of listeners.message) listener({ data: message });
    },
    close() {
      for (const listener of listeners.close) listener();
    },
  };
}

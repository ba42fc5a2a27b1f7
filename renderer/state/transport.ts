// How a window reaches the process: over the preload's port in Electron, over HTTP of the same origin on the loopback host.
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';

export type Client = ContractRouterClient<Contract>;
export type Seat = 'inner' | 'outer';

/** What the preload puts into a window: which seat it is, and a port that carries strings. */
export interface Bridge {
  seat: Seat;
  port: Pick<MessagePort, 'addEventListener' | 'postMessage'>;
}

declare global {
  interface Window {
    readonly counterguard?: Bridge;
  }
}

/** On the loopback host the outer window lives on `localhost`, the inner one on `127.0.0.1`. */
export function seatOf(bridge: Bridge | undefined, hostname: string): Seat {
  if (bridge) return bridge.seat;
  return hostname === 'localhost' ? 'outer' : 'inner';
}

export function connect(bridge: Bridge | undefined, origin: string): Client {
  if (bridge) return createORPCClient<Client>(new PortLink({ port: bridge.port }));
  return createORPCClient<Client>(new FetchLink({ url: `${origin}/rpc` }));
}

// A case that waits for its teller, as the process tells the room.
import type { Client } from '../state/transport.ts';

export type WaitingCases = Awaited<ReturnType<Client['reviewer']['waitingCases']>>;
export type WaitingCase = WaitingCases['cases'][number];

// A case that waits for its teller, as the process tells the room.
import type { Client } from '../state/transport.ts';

export type WaitingCase = Awaited<ReturnType<Client['reviewer']['waitingCases']>>[number];

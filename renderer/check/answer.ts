// What a check answers, as the contract says it.
import type { Client } from '../state/transport.ts';

type Stream = Awaited<ReturnType<Client['check']['checkNow']>>;

export type Answer = Extract<Stream extends AsyncIterable<infer P> ? P : never, { state: 'done' }>;

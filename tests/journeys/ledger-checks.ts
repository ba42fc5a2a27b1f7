// What the ledger says after a journey: the chain recomputed from the stored bytes alone, and a bundle that the verifier accepts.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { DEMO_PIN } from '../../electron/services/demo-branch.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import { readEntry } from '../../shared/ledger/entry.ts';
import { leafHash, rootOf } from '../../shared/ledger/tree.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { type JourneyServer, PIN } from './journey-server.ts';

/** Recomputes every leaf, every link and the root. */
export function expectChainIntact({ station }: JourneyServer): void {
  const { store, ledger } = station.open;
  const leaves: Uint8Array[] = [];
  for (let seq = 0; seq < ledger.size; seq += 1) {
    const bytes = store.bytesOf(seq) ?? new Uint8Array();
    const read = readEntry(bytes);
    if (!read.ok) throw new Error(`entry ${seq} cannot be read`);
    const before = leaves.at(-1);
    if (before) expect(read.entry.prev, `entry ${seq} follows the one before it`).toBe(toBase64(before));
    const leaf = leafHash(nodeCrypto, bytes);
    expect(toBase64(store.leafOf(seq) ?? new Uint8Array()), `leaf ${seq}`).toBe(toBase64(leaf));
    leaves.push(leaf);
  }
  expect(toBase64(ledger.root())).toBe(toBase64(rootOf(nodeCrypto, leaves)));
}

let commands = 0;
/** Command numbers for checks, apart from any that a window makes. */
export function command(): string {
  commands += 1;
  return `01935c00-0000-7000-8000-${String(commands).padStart(12, '0')}`;
}

/** 审计戊 exports everything, 合规丁 agrees, and the verifier is asked, trusting nothing but the fingerprint. */
export async function expectBundleVerifies({ calls, station }: JourneyServer): Promise<void> {
  const [pin, second] =
    station.state.names?.mode === 'live' ? [PIN.审计戊, PIN.合规丁] : [DEMO_PIN, DEMO_PIN];
  await calls.station.signIn({ command: command(), staff: 'wu', pin, room: 'auditor' });
  const request = { command: command(), from: '2026-01-01', to: '2027-12-31', masking: 'full' as const };
  let file = '';
  for await (const progress of await calls.auditor.exportBundle({
    ...request,
    recipient: '总行',
    purpose: '核对',
    approver: 'ding',
    pin: second,
  }))
    if (progress.state === 'done') file = progress.file;
  const report = await verifyBundle(nodeCrypto, memorySource(readFileSync(file)), {
    identity: station.identities.join('\n'),
  });
  expect(report.failures).toEqual([]);
  expect(report.exit).toBe(0);
}

/** Every entry of the case that was opened last, in order. */
export function lastCase({ station }: JourneyServer): CaseEvent[] {
  const opened = [...station.open.store.seqsOfKinds(['case-opened'])].at(-1);
  const event = opened === undefined ? undefined : station.open.ledger.event(opened);
  if (!event?.case) throw new Error('no case was opened');
  return station.open.ledger.eventsOfCase(event.case) as CaseEvent[];
}

export const kindsOf = (events: readonly CaseEvent[]): string[] => events.map((event) => event.kind);

/** The events of one kind in a case. */
export const ofKind = <K extends CaseEvent['kind']>(events: readonly CaseEvent[], kind: K) =>
  events.filter((event): event is CaseEvent & { kind: K } => event.kind === kind);

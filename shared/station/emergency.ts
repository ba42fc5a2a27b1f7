// Emergency access as its events tell of it: whether there is a code, who acts by it until when, what of it an auditor has not looked at.
import type { Event } from '../ledger/catalogue.ts';
import type { CodeState, EmergencyRole } from '../words/emergency.ts';
import type { emergencyKinds } from './emergency-kinds.ts';

export type EmergencyEvent = Event<keyof typeof emergencyKinds | 'clock-moved'>;
type Ended = Extract<EmergencyEvent, { kind: 'emergency-ended' }>['body'];

export interface EmergencyUse {
  /** Seq of its emergency-begun. */
  begun: number;
  staff: string;
  role: EmergencyRole;
  at: string;
  /** Empty where it was erased. */
  reason: string;
  ended?: { seq: number; at: string; why: Ended['why'] };
  review?: { by: string; at: string; found: string };
}

/** The one that runs. `untilMs`: by the wall clock as it stands after every move that was sealed. */
export interface RunningEmergency {
  begun: number;
  staff: string;
  role: EmergencyRole;
  untilMs: number;
}

export interface Emergency {
  /** `name`: of the verifier in the vault. */
  code: { state: CodeState; name: string; at: string };
  /** Wrong codes in a row, whoever tried, and when the last was tried: the waiting time is worked out from these. */
  tries: number;
  lastTry: string;
  running?: RunningEmergency;
  /** All there ever were, the oldest first. Each took an envelope: they stay few. */
  uses: readonly EmergencyUse[];
}

export const NO_EMERGENCY: Emergency = {
  ...{ code: { state: 'none', name: '', at: '' }, tries: 0, lastTry: '' },
  uses: [],
};

const changed = (emergency: Emergency, begun: number, change: Partial<EmergencyUse>): Emergency => ({
  ...emergency,
  uses: emergency.uses.map((use) => (use.begun === begun ? { ...use, ...change } : use)),
});

export function foldEmergency(emergency: Emergency, event: EmergencyEvent): Emergency {
  const { seq, at } = event;
  switch (event.kind) {
    case 'emergency-code-set':
      return { ...emergency, code: { state: 'ready', name: event.body.code, at }, tries: 0, lastTry: at };
    case 'emergency-refused':
      if (event.body.why !== 'wrong-code') return emergency;
      return { ...emergency, tries: emergency.tries + 1, lastTry: at };
    case 'emergency-begun': {
      const { staff, role, until } = event.body;
      const use = { begun: seq, staff, role, at, reason: event.private?.reason ?? '' };
      return {
        ...{ code: { state: 'used', name: '', at }, tries: 0, lastTry: at },
        running: { begun: seq, staff, role, untilMs: Date.parse(until) },
        uses: [...emergency.uses, use],
      };
    }
    case 'emergency-ended': {
      const { begun, why } = event.body;
      const { running, ...rest } = changed(emergency, begun, { ended: { seq, at, why } });
      return running && running.begun !== begun ? { ...rest, running } : rest;
    }
    case 'emergency-reviewed': {
      const by = 'staff' in event.actor ? event.actor.staff : event.actor.role;
      const found = event.private?.found ?? '';
      return changed(emergency, event.body.begun, { review: { by, at, found } });
    }
    case 'clock-moved': {
      // Set back, the clock would give more time than was asked for; set forward, it ends sooner, and that harms nobody.
      const { running } = emergency;
      if (!running || event.body.byMs >= 0) return emergency;
      return { ...emergency, running: { ...running, untilMs: running.untilMs + event.body.byMs } };
    }
  }
}

/** Whether somebody sits, or may sit, in this room by the emergency that runs. */
export const isByEmergency = (
  running: Pick<RunningEmergency, 'staff' | 'role'> | undefined,
  seat: { staff: string; room: string },
): boolean => running?.staff === seat.staff && running.role === seat.room;

/** Those that are over and that no auditor has looked at, the newest first. */
export const unreviewedUses = ({ uses }: Emergency): EmergencyUse[] =>
  uses.filter(({ ended, review }) => ended && !review).toReversed();

/** Whether this entry was made by it: by that person in that role, from its beginning to its end. Whoever reads a bundle tells by the same. */
export const isActOf = (
  { begun, ended, staff, role }: EmergencyUse,
  { seq, actor }: Pick<Event, 'seq' | 'actor'>,
): boolean =>
  seq >= begun &&
  seq <= (ended?.seq ?? Number.POSITIVE_INFINITY) &&
  'staff' in actor &&
  actor.staff === staff &&
  actor.role === role;

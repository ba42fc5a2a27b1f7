// The second pair of eyes: escalation, the reviewer's decision, calls that were made. Nobody decides their own case.

import { compareSeverity } from '../procedure/course.ts';
import { wayFrom } from '../procedure/judge.ts';
import { recordOf } from './assess.ts';
import { closingOf } from './closing.ts';
import type { CaseCommand } from './commands.ts';
import { type Assessed, type Decided, happen, judgedNow, refuse } from './decided.ts';
import { hasHandled } from './handlers.ts';
import { hasContact } from './review-state.ts';

type ReviewCommand = CaseCommand & { type: 'escalate' | 'proceed' | 'raise' | 'end' | 'contact' };

/** The branch head may do all that a supervisor may (domain.md 7.7). */
export function mayDecide(role: string, decider: string): boolean {
  return role === decider || (role === 'branch-head' && decider === 'supervisor');
}

const noteOf = (note: string | undefined) => (note ? { note } : {});

function reviewerFault({
  actor,
  state,
  assessed,
}: Assessed): 'OWN_CASE' | 'NOT_YOUR_ROLE' | 'NOT_READY' | undefined {
  const decider = assessed.decider ?? assessed.outcome.decider;
  if (!('staff' in actor) || !mayDecide(actor.role, decider)) return 'NOT_YOUR_ROLE';
  if (hasHandled(state, actor.staff)) return 'OWN_CASE';
  return assessed.stage === 'with-reviewer' ? undefined : 'NOT_READY';
}

/** The money goes on its way only with the dissuasion on record (domain.md 1.6: O4's output is the record). */
const isUnrecorded = ({ openForReviewer }: Assessed['assessed']): boolean => openForReviewer.length > 0;

function proceed(situation: Assessed, command: CaseCommand & { type: 'proceed' }): Decided {
  const { pack, assessed, actor } = situation;
  const fault = reviewerFault(situation);
  if (fault) return refuse(fault);
  const body = { decision: 'proceed' as const, ...judgedNow(assessed) };
  if (!command.ending) {
    if (!pack.pack.reasons.lower.some((reason) => reason.code === command.reason))
      return refuse('UNKNOWN_CODE');
    if (isUnrecorded(assessed)) return refuse('RECORD_FIRST');
    return happen({
      kind: 'supervisor-decided',
      body: { ...body, reason: command.reason },
      private: noteOf(command.note),
    });
  }
  const ending = assessed.course.outcomes.endings.find((candidate) => candidate.code === command.ending);
  if (!ending?.carriesOn || !ending.grounds.some((ground) => ground.code === command.reason))
    return refuse('UNKNOWN_CODE');
  if (!ending.by.some((decider) => mayDecide(actor.role, decider))) return refuse('NOT_YOUR_ROLE');
  if (ending.paper && !command.paperHanded) return refuse('PAPER_FIRST');
  if (isUnrecorded(assessed)) return refuse('RECORD_FIRST');
  return happen({
    kind: 'supervisor-decided',
    body: {
      ...body,
      reason: command.reason,
      to: ending.code,
      ...(ending.paper && { paper: 'handed' as const }),
    },
    private: noteOf(command.note),
  });
}

function raise(situation: Assessed, command: CaseCommand & { type: 'raise' }): Decided {
  const { pack, state, assessed, actor } = situation;
  // Any reviewer may raise, at any time, asked or not (domain.md 1.6); to lower takes the one who decides, and a reason.
  if (!('staff' in actor) || !mayDecide(actor.role, 'supervisor')) return refuse('NOT_YOUR_ROLE');
  if (hasHandled(state, actor.staff)) return refuse('OWN_CASE');
  const known = assessed.course.outcomes.rows.some((row) => row.code === command.to);
  if (!known || compareSeverity(assessed.course.outcomes, command.to, assessed.outcome.code) <= 0)
    return refuse('UNKNOWN_CODE');
  if (!pack.pack.reasons.raise.some((reason) => reason.code === command.reason))
    return refuse('UNKNOWN_CODE');
  const body = { decision: 'raise' as const, reason: command.reason, to: command.to, ...judgedNow(assessed) };
  return happen({ kind: 'supervisor-decided', body, private: noteOf(command.note) });
}

/** Ends without doing the business: the customer withdraws (O7, also by the teller), the bank does not act (O6), the police take over (O9). */
function end(situation: Assessed, command: CaseCommand & { type: 'end' }): Decided {
  const { assessed, actor } = situation;
  const ending = assessed.course.outcomes.endings.find((candidate) => candidate.code === command.ending);
  if (!ending || ending.carriesOn) return refuse('UNKNOWN_CODE');
  if (!ending.grounds.some((ground) => ground.code === command.ground)) return refuse('UNKNOWN_CODE');
  if (!ending.by.some((decider) => mayDecide(actor.role, decider))) return refuse('NOT_YOUR_ROLE');
  const decides = actor.role !== 'teller';
  if (decides) {
    const fault = reviewerFault(situation);
    if (fault) return refuse(fault);
  }
  if (!hasContact(ending, situation.state)) return refuse('CONTACT_FIRST');
  if (ending.paper && !command.paperHanded) return refuse('PAPER_FIRST');
  const judged = judgedNow(assessed);
  const paper = ending.paper ? { paper: 'handed' as const } : {};
  const decision = { decision: 'end' as const, reason: command.ground, to: ending.code, ...paper, ...judged };
  const closing = { ...closingOf(situation, decides ? 2 : 1, ending.code), ground: command.ground };
  return happen(
    ...(decides
      ? [{ kind: 'supervisor-decided' as const, body: decision, private: noteOf(command.note) }]
      : []),
    { kind: 'case-closed', body: closing, private: {} },
  );
}

/**
 * Calls a reviewer: because the outcome asks for one, or because the teller proposes an ending that only a reviewer may choose.
 * Where the outcome's reviewer goes through another procedure first (劝阻), its steps join the case.
 */
function escalate(situation: Assessed, proposed: string | undefined): Decided {
  const { pack, assessed, state } = situation;
  const { course, outcome, stage } = assessed;
  if (stage === 'with-reviewer') return refuse('NOT_READY');
  const ending = course.outcomes.endings.find((candidate) => candidate.code === proposed);
  const isForTeller = !ending || ending.by.includes('teller') || ending.afterContact !== undefined;
  if (proposed !== undefined && isForTeller) return refuse('UNKNOWN_CODE');
  const hasSteps = assessed.openForReviewer.length > 0;
  if (!ending && assessed.cleared && !hasSteps) return refuse('NOT_READY');
  // Whoever decides the outcome decides on the proposal with it, and no less than the ending asks for.
  const to = ending?.by[0] ?? (assessed.cleared ? 'supervisor' : outcome.decider);
  const body = { to, ...(ending && { proposed: ending.code }), ...judgedNow(assessed) };
  const enters = ending ? undefined : wayFrom(pack, course, recordOf(course, state), outcome)?.procedure;
  const joins = enters !== undefined && enters !== state.procedure && !state.entered.includes(enters);
  return happen(
    { kind: 'escalated', body, private: {} },
    ...(joins ? [{ kind: 'procedure-entered' as const, body: { procedure: enters }, private: {} }] : []),
  );
}

export function decideReview(situation: Assessed, command: ReviewCommand): Decided {
  const { pack } = situation;
  switch (command.type) {
    case 'escalate':
      return escalate(situation, command.proposed);
    case 'proceed':
      return proceed(situation, command);
    case 'raise':
      return raise(situation, command);
    case 'end':
      return end(situation, command);
    case 'contact': {
      const contact = pack.contacts.find((candidate) => candidate.code === command.contact);
      if (!contact?.results?.some((result) => result.code === command.result)) return refuse('UNKNOWN_CODE');
      const { number, person, note } = command;
      return happen({
        kind: 'contact-made',
        body: { contact: contact.code, result: command.result },
        private: { ...(number && { number }), ...(person && { person }), ...noteOf(note) },
      });
    }
  }
}

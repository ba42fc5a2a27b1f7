// Whether an entry is what a command made. A repeat gets the first answer; the same number under something else is refused.
import type { CaseCommand } from '../../shared/case/commands.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';

type Type = CaseCommand['type'];

const MADE: { readonly [T in Type]: readonly CaseEvent['kind'][] } = {
  'answer-step': ['step-answered', 'observation-made', 'verification-recorded'],
  'change-step': ['step-changed'],
  'defer-step': ['step-deferred'],
  'fill-slip': ['slip-filled'],
  'correct-slip': ['slip-corrected'],
  enter: ['procedure-entered'],
  'show-scam': ['scam-shown'],
  'close-scam': ['scam-closed'],
  'show-reason': ['reason-shown'],
  'close-reason': ['reason-closed'],
  'record-reaction': ['scam-answered'],
  'print-paper': ['paper-printed'],
  'set-reading': ['reading-set'],
  'choose-language': ['language-chosen'],
  'ask-help': ['help-asked-silently'],
  'screen-change': ['screen-changed'],
  'hold-reading': ['reading-held'],
  'turn-screen': ['screen-turned'],
  'ask-aloud': ['read-aloud-asked'],
  'teach-back': ['teach-back-answered'],
  'answer-sheet': ['sheet-answered'],
  hear: ['flag-tapped'],
  unhear: ['flag-withdrawn'],
  'turn-page': ['notice-page-read'],
  sign: ['ink-signed'],
  'sign-on-paper': ['paper-signed'],
  witness: ['mark-witnessed'],
  'refuse-to-sign': ['ink-refused'],
  confirm: ['confirmation-made'],
  decline: ['confirmation-declined'],
  escalate: ['escalated'],
  proceed: ['supervisor-decided'],
  raise: ['supervisor-decided'],
  end: ['supervisor-decided', 'case-closed'],
  contact: ['contact-made'],
  pause: ['case-paused'],
  resume: ['case-resumed'],
  'hand-on': ['case-handed-on'],
  cancel: ['case-abandoned'],
  close: ['case-closed'],
  'time-reached': ['time-reached'],
};

/** Members that stand in the entry under another name. */
const CALLED: Partial<Record<Type, Readonly<Record<string, string>>>> = {
  'change-step': { options: 'to' },
  proceed: { ending: 'to' },
  end: { ending: 'to', ground: 'reason' },
};

/** What a command carries and its entry does not: what the screen had seen, and what the process measures itself. */
const NOT_KEPT: readonly string[] = ['type', 'saw', 'slip', 'ms', 'paperHanded', 'away'];

/** @param event the first entry under the command's number */
export function isSameCommand(event: CaseEvent, command: CaseCommand): boolean {
  if (!MADE[command.type].includes(event.kind)) return false;
  const { decision, ...body } = event.body as Record<string, unknown>;
  if (decision !== undefined && decision !== command.type) return false;
  const made: Record<string, unknown> = { ...body, ...event.private };
  const hasSlip = command.type === 'correct-slip' || command.type === 'fill-slip';
  const asked = hasSlip ? { ...command, ...command.slip } : command;
  return Object.entries(asked).every(([name, value]) => {
    const called = name in made ? name : (CALLED[command.type]?.[name] ?? name);
    return NOT_KEPT.includes(name) || JSON.stringify(made[called]) === JSON.stringify(value);
  });
}

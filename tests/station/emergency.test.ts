// Emergency access, folded: who may take over what, how long it lasts whatever the clock does, and when it is settled.
import { describe, expect, test } from 'vitest';
import {
  type EmergencyEvent,
  foldEmergency,
  isByEmergency,
  NO_EMERGENCY,
  unreviewedUses,
} from '../../shared/station/emergency.ts';
import { EMERGENCY_ROLES, emergencyRolesFor, mayResetInEmergency } from '../../shared/words/emergency.ts';
import { ROLES, type Role } from '../../shared/words/roles.ts';

const CODE = '01940000-0000-7000-8000-00000000c0de';
const AT = '2026-11-21T01:00:00.000Z';
const UNTIL = '2026-11-21T01:30:00.000Z';

const event = (seq: number, kind: EmergencyEvent['kind'], body: object, hidden?: object) =>
  ({
    ...{ seq, id: `e${seq}`, at: AT, mono: 0, kind, body, actor: { staff: 'wu', role: 'auditor' } },
    ...(hidden && { private: hidden }),
  }) as unknown as EmergencyEvent;
const folded = (...events: EmergencyEvent[]) => events.reduce(foldEmergency, NO_EMERGENCY);

const made = event(1, 'emergency-code-set', { code: CODE, approver: 'bing' });
const begun = event(
  2,
  'emergency-begun',
  { staff: 'yi', role: 'supervisor', until: UNTIL, code: CODE },
  { reason: '主管生病，客户在等' },
);
const ended = (why: string) => event(5, 'emergency-ended', { begun: 2, why });
const moved = (minutes: number) => event(3, 'clock-moved', { byMs: minutes * 60_000 });

describe('who may take over a role', () => {
  test('nobody takes over one that they hold, nor what could never be theirs beside it', () => {
    expect(emergencyRolesFor(['teller'])).toEqual(['supervisor', 'branch-head', 'admin']);
    expect(emergencyRolesFor(['supervisor', 'branch-head'])).toEqual(['admin']);
    expect(emergencyRolesFor(['auditor']), 'who audits decides and administers nothing').toEqual([]);
    expect(emergencyRolesFor(['teller', 'auditor'])).toEqual([]);
  });

  test('sets anew the PIN of an administrator or of whoever serves, and of nobody who agrees, decides or audits beside it', () => {
    expect(
      [['admin'], ['teller', 'admin'], ['teller', 'lobby']].map((held) =>
        mayResetInEmergency(held as Role[]),
      ),
    ).toEqual([true, true, true]);
    expect(
      [['admin', 'branch-head'], ['admin', 'compliance'], ['supervisor'], ['auditor']].map((held) =>
        mayResetInEmergency(held as Role[]),
      ),
    ).toEqual([false, false, false, false]);
  });

  test('nobody becomes an auditor, publishes, or serves customers by a code', () => {
    const never: Role[] = ['auditor', 'compliance', 'teller', 'lobby'];
    expect(ROLES.filter((role) => !(EMERGENCY_ROLES as readonly Role[]).includes(role)).sort()).toEqual(
      never.sort(),
    );
  });
});

describe('the code', () => {
  test('is ready once it is made, used up by its use, and ready again only when it is made anew', () => {
    expect(NO_EMERGENCY.code.state).toBe('none');
    expect(folded(made).code).toMatchObject({ state: 'ready', name: CODE });
    expect(folded(made, begun).code).toMatchObject({ state: 'used', name: '' });
    expect(folded(made, begun, made).code.state).toBe('ready');
  });

  test('counts wrong tries whoever made them, and a new code begins to count anew', () => {
    const wrong = event(2, 'emergency-refused', { staff: 'yi', why: 'wrong-code' });
    const other = event(3, 'emergency-refused', { staff: 'jia', why: 'wrong-code' });
    const waited = event(4, 'emergency-refused', { staff: 'jia', why: 'waiting' });
    expect(folded(made, wrong, other, waited).tries).toBe(2);
    expect(folded(made, wrong, other, made).tries).toBe(0);
  });
});

describe('an emergency', () => {
  test('opens one role to one person', () => {
    const { running } = folded(made, begun);
    expect(isByEmergency(running, { staff: 'yi', room: 'supervisor' })).toBe(true);
    expect(isByEmergency(running, { staff: 'yi', room: 'branch-head' })).toBe(false);
    expect(isByEmergency(running, { staff: 'jia', room: 'supervisor' })).toBe(false);
    expect(isByEmergency(undefined, { staff: 'yi', room: 'supervisor' })).toBe(false);
  });

  test('gains no minute by a clock that is set back, also where it was set forward before', () => {
    const left = (...minutes: number[]) =>
      ((folded(made, begun, ...minutes.map(moved)).running?.untilMs ?? 0) - Date.parse(AT)) / 60_000;
    expect(left()).toBe(30);
    expect(left(-20)).toBe(10);
    expect(left(60)).toBe(30);
    expect(left(60, -60)).toBe(-30);
  });

  test('stays to be looked at from its end until an auditor has written what they found', () => {
    const looked = event(6, 'emergency-reviewed', { begun: 2 }, { found: '已核对，情况属实' });
    expect(unreviewedUses(folded(made, begun)), 'not while it runs').toEqual([]);
    const over = folded(made, begun, ended('time'));
    expect(over.running).toBeUndefined();
    expect(unreviewedUses(over)).toMatchObject([{ begun: 2, staff: 'yi', reason: '主管生病，客户在等' }]);
    const settled = foldEmergency(over, looked);
    expect(unreviewedUses(settled)).toEqual([]);
    expect(settled.uses[0]?.review).toMatchObject({ by: 'wu', found: '已核对，情况属实' });
  });

  test('that is told to end twice does not end the next one', () => {
    const next = event(
      7,
      'emergency-begun',
      { staff: 'jia', role: 'admin', until: UNTIL, code: CODE },
      { reason: '管理员忘记 PIN，需要重设' },
    );
    const state = folded(made, begun, ended('asked'), made, next, ended('time'));
    expect(state.running).toMatchObject({ begun: 7, staff: 'jia' });
  });
});

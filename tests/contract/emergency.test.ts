// Every call × an emergency seat of each role: open exactly where the list says, and the list knows every call that such a seat could make.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallMeta } from '../../shared/contract/call.ts';
import { EMERGENCY_CALLS, isOpenInEmergency } from '../../shared/station/emergency-calls.ts';
import { EMERGENCY_ROLES, type EmergencyRole } from '../../shared/words/emergency.ts';
import { CALLS, type Call, inputOf, send, wellFormed } from '../support/call-inputs.ts';
import { beginsUnasked } from '../support/emergency.ts';
import { outcomeOf, sharedStation } from '../support/station-driver.ts';

const metaOf = ({ definition }: Call): CallMeta => definition.meta as CallMeta;
const reaches = (call: Call, role: EmergencyRole): boolean => {
  const { who } = metaOf(call);
  return who === 'signed-in' || (typeof who !== 'string' && who.includes(role));
};
const REACHED = CALLS.filter((call) => EMERGENCY_ROLES.some((role) => reaches(call, role)));

test('the list says of every call that such a seat reaches whether it is open, and names no other', () => {
  expect([...EMERGENCY_CALLS.keys()].sort()).toEqual(REACHED.map(({ name }) => name).sort());
});

test('what takes two persons is closed, whatever the list calls it', () => {
  const byTwo = REACHED.filter((call) => JSON.stringify(inputOf(inputs(), call) ?? {}).includes('approver'));
  expect(byTwo.map(({ name }) => name)).toContain('day.close');
  for (const { name } of byTwo) expect(isOpenInEmergency(name), name).toBe(false);
});

test('a call that nobody put on the list is closed', () => {
  expect(isOpenInEmergency('admin.somethingNew')).toBe(false);
});

const inputs = () =>
  wellFormed('01940000-0000-7000-8000-00000000ca5e', () => ({
    command: '01940000-0000-7000-8000-00000000c0de',
  }));

let shared: Awaited<ReturnType<typeof sharedStation>>;
beforeAll(async () => {
  shared = await sharedStation();
});
afterAll(() => shared.remove());

describe.each(EMERGENCY_ROLES)('in an emergency seat as %s', (role) => {
  beforeAll(() => beginsUnasked(shared.driver, { staff: 'yi', role }));
  afterAll(() => shared.driver.signOut());

  test.each(REACHED.filter((call) => reaches(call, role)))(
    '$name is open or closed as listed',
    async (call) => {
      const counter = shared.driver;
      const { size } = counter;
      if (EMERGENCY_CALLS.get(call.name) === 'open') {
        // Let through the door, and refused for what it says: nothing happens.
        const takesInput = call.definition.inputSchema !== undefined;
        const sent = send(counter.inner, call, takesInput ? { nothing: 1 } : undefined);
        expect(await outcomeOf(sent)).toBe(takesInput ? 'BAD_REQUEST' : 'done');
        expect(counter.size).toBe(size);
        return;
      }
      expect(await outcomeOf(send(counter.inner, call, inputOf(inputs(), call)))).toBe('NOT_IN_EMERGENCY');
      const said = counter.entries(size).map(({ kind, body }) => ({ kind, body }));
      expect(said).toEqual([{ kind: 'call-refused', body: { call: call.name, why: 'role', staff: 'yi' } }]);
    },
  );
});

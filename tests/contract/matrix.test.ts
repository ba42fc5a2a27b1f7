// Every call × everybody who may sit at the counter × both windows: allowed exactly where the contract says, and nothing else happens.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallMeta } from '../../shared/contract/call.ts';
import { ROLES, type Role } from '../../shared/words/roles.ts';
import { CALLS, type Call, inputOf, send, wellFormed } from '../support/call-inputs.ts';
import { malformed } from '../support/malformed.ts';
import { outcomeOf, type StationDriver, sharedStation } from '../support/station-driver.ts';

type Seats = 'signed out' | 'locked' | 'teller with supervisor' | 'teller with branch head' | Role;
const SEATS: readonly Seats[] = [
  'signed out',
  'locked',
  ...ROLES,
  'teller with supervisor',
  'teller with branch head',
];

let shared: Awaited<ReturnType<typeof sharedStation>>;
let caseId: string;

beforeAll(async () => {
  shared = await sharedStation();
  await shared.driver.signInAs('teller');
  await shared.driver.openRemittance();
  caseId = shared.driver.case.id;
  await shared.driver.hears('investigation');
  await shared.driver.escalates();
});
afterAll(() => shared.remove());

async function seat(counter: StationDriver, seats: Seats): Promise<void> {
  if (counter.view.phase === 'working') await counter.signOut();
  if (seats === 'signed out') return;
  if (seats === 'locked' || seats.startsWith('teller with')) await counter.signInAs('teller');
  else await counter.signInAs(seats as Role);
  if (seats === 'locked') await counter.inner.station.lock(counter.command());
  if (seats === 'teller with supervisor') await counter.takesOver('supervisor');
  if (seats === 'teller with branch head') await counter.takesOver('branch-head');
}

const roomsAt = (seats: Seats): readonly string[] => {
  if (seats === 'teller with supervisor') return ['teller', 'supervisor'];
  if (seats === 'teller with branch head') return ['teller', 'branch-head'];
  return seats === 'signed out' || seats === 'locked' ? [] : [seats];
};

/** What the contract says of a call from its own window. */
function expectedFor({ who }: CallMeta, seats: Seats): 'allowed' | 'NOT_SIGNED_IN' | 'NOT_YOUR_ROLE' {
  if (who === 'signed-out') return 'allowed';
  if (roomsAt(seats).length === 0) return 'NOT_SIGNED_IN';
  return who === 'signed-in' || who.some((room) => roomsAt(seats).includes(room))
    ? 'allowed'
    : 'NOT_YOUR_ROLE';
}

/** A text that is only compared with what the process itself knows, or kept only if a signature over it is good. */
const COMPARED: ReadonlySet<string> = new Set([
  'customer.confirm input.payeeMask: a control character',
  'customer.confirm input.payeeMask: half a character',
  ...['admin.readEnrolment', 'admin.importEnrolment', 'settings.previewFile', 'settings.applyFile'].flatMap(
    (call) => ['a control character', 'half a character'].map((what) => `${call} input.note: ${what}`),
  ),
]);

const metaOf = ({ definition }: Call): CallMeta => definition.meta as CallMeta;
const takesInput = ({ definition }: Call): boolean => definition.inputSchema !== undefined;

test('every call of the contract names its window and who may make it, and has an input in this matrix', async () => {
  expect(CALLS.length).toBeGreaterThan(40);
  const inputs = wellFormed(caseId, () => shared.driver.command());
  for (const call of CALLS) {
    expect(['inner', 'outer'], call.name).toContain(metaOf(call).window);
    const { who } = metaOf(call);
    expect(typeof who === 'string' || who.every((room) => ROLES.includes(room)), call.name).toBe(true);
    const { inputSchema } = call.definition;
    if (!inputSchema) continue;
    const parsed = await inputSchema['~standard'].validate(inputOf(inputs, call));
    expect(parsed.issues, call.name).toBeUndefined();
  }
});

describe.each(SEATS)('at a counter with %s', (seats) => {
  beforeAll(() => seat(shared.driver, seats));

  test.each(CALLS)('$name is answered as the contract says', async (call) => {
    const counter = shared.driver;
    const meta = metaOf(call);
    const own = counter[meta.window === 'outer' ? 'outer' : 'inner'];
    const expected = expectedFor(meta, seats);
    const { size } = counter;
    if (expected === 'allowed') {
      // Let through the door, and refused for what it says: nothing happens.
      if (takesInput(call)) expect(await outcomeOf(send(own, call, { nothing: 1 }))).toBe('BAD_REQUEST');
      else expect(await outcomeOf(send(own, call, undefined))).toBe('done');
      expect(counter.size).toBe(size);
      return;
    }
    const input = inputOf(
      wellFormed(caseId, () => counter.command()),
      call,
    );
    expect(await outcomeOf(send(own, call, input))).toBe(expected);
    const said = counter.entries(size).map(({ kind, actor, body }) => ({ kind, actor, body }));
    const refused = { call: call.name, why: 'role', staff: counter.view.session?.staff };
    const entry = { kind: 'call-refused', actor: { role: 'system' }, body: refused };
    expect(said).toEqual(expected === 'NOT_SIGNED_IN' ? [] : [entry]);
  });

  test('no call is answered at the other window, and each try is one entry', async () => {
    const counter = shared.driver;
    for (const call of CALLS) {
      const other = counter[metaOf(call).window === 'outer' ? 'inner' : 'outer'];
      const { size } = counter;
      const input = inputOf(
        wellFormed(caseId, () => counter.command()),
        call,
      );
      expect(await outcomeOf(send(other, call, input)), call.name).toBe('WRONG_WINDOW');
      expect(counter.entries(size).map(({ kind, body }) => ({ kind, body }))).toEqual([
        { kind: 'call-refused', body: { call: call.name, why: 'window' } },
      ]);
    }
  });

  test('malformed input of every kind is refused as such and changes nothing', async () => {
    const counter = shared.driver;
    const inputs = wellFormed(caseId, () => counter.command());
    const { size } = counter;
    const view = JSON.stringify(counter.view);
    let tried = 0;
    for (const call of CALLS.filter(takesInput)) {
      const meta = metaOf(call);
      if (expectedFor(meta, seats) !== 'allowed') continue;
      const own = counter[meta.window === 'outer' ? 'outer' : 'inner'];
      for (const { what, input } of malformed(inputOf(inputs, call))) {
        if (COMPARED.has(`${call.name} ${what}`)) continue;
        expect(await outcomeOf(send(own, call, input)), `${call.name}: ${what}`).toBe('BAD_REQUEST');
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(100);
    expect(counter.size).toBe(size);
    expect(JSON.stringify(counter.view)).toBe(view);
  });
});

// What holds for calls whatever they are: nobody may by default, outputs carry what they name and no more, nonsense is counted.
import { type AnySchema, getEventIteratorSchemaDetails } from '@orpc/contract';
import { createRouterClient, Procedure } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { router } from '../../electron/app/router.ts';
import { ROLES } from '../../shared/words/roles.ts';
import { CALLS, inputOf, send, wellFormed } from '../support/call-inputs.ts';
import { outcomeOf, sharedStation, station } from '../support/station-driver.ts';

let shared: Awaited<ReturnType<typeof sharedStation>>;
beforeAll(async () => {
  shared = await sharedStation();
  await shared.driver.signInAs('teller');
});
afterAll(() => shared.remove());
beforeEach(() => shared.driver.app.stayAwake());

describe('a call for which nobody said who may make it', () => {
  const { hear } = router.teller;
  test.each<[string, object, 'WRONG_WINDOW' | 'NOT_YOUR_ROLE']>([
    ['has no meta at all', {}, 'WRONG_WINDOW'],
    ['names no window', { who: ROLES }, 'WRONG_WINDOW'],
    ['is for no window', { window: 'nobody', who: 'signed-out' }, 'WRONG_WINDOW'],
    ['is for no role', { window: 'inner', who: [] }, 'NOT_YOUR_ROLE'],
  ])('is refused to everybody where it %s', async (_what, meta, code) => {
    const { app } = shared.driver;
    const procedure = new Procedure({ ...hear['~orpc'], meta: meta as never });
    for (const window of ['inner', 'outer'] as const) {
      const client = createRouterClient({ teller: { hear: procedure } }, { context: { app, window } });
      const input = wellFormed('01940000-0000-7000-8000-00000000ca5e', () => shared.driver.command()).teller
        .hear;
      expect(await outcomeOf(client.teller.hear(input))).toBe(window === 'inner' ? code : 'WRONG_WINDOW');
    }
  });
});

type Schema = { def: { type: string; [member: string]: unknown } };

/** Every schema inside a schema, with the way to it. */
function* within(schema: Schema, path: string): Generator<[string, Schema]> {
  yield [path, schema];
  for (const [name, value] of Object.entries(schema.def)) {
    const inner = name === 'shape' ? Object.entries(value as object) : [[name, value] as const];
    for (const [member, part] of inner) {
      const parts = Array.isArray(part) ? part : [part];
      for (const one of parts)
        if (one instanceof z.ZodType) yield* within(one as unknown as Schema, `${path}.${member}`);
    }
  }
}

/** The schema of a call's output, or of what its stream carries. */
const outputOf = (schema: AnySchema | undefined): Schema =>
  (getEventIteratorSchemaDetails(schema)?.yields ?? schema) as unknown as Schema;

describe('what leaves the process', () => {
  test.each(CALLS)('$name answers in objects that name every member they may have', ({ definition }) => {
    const schemas = [...within(outputOf(definition.outputSchema), 'output')];
    expect(schemas.length).toBeGreaterThan(0);
    for (const [path, { def }] of schemas) {
      expect(['any', 'unknown', 'record', 'custom', 'map'], path).not.toContain(def.type);
      if (def.type === 'object') expect((def.catchall as Schema | undefined)?.def.type, path).toBe('never');
    }
  });

  test.each([
    ['station', 'inner', 'innerView'],
    ['customer', 'outer', 'outerView'],
  ] as const)(
    'a stray member in what %s.watch shows stops the view instead of leaving with it',
    async (group, window, read) => {
      const counter = await station();
      const { app } = counter;
      const view = app[read]();
      Object.defineProperty(app, read, { value: () => ({ ...view, stray: '赵铁柱' }) });
      const stream = (await send(
        counter[window],
        { group, call: 'watch' },
        undefined,
      )) as AsyncIterator<unknown>;
      const first = await stream.next().catch((error: unknown) => error);
      expect(JSON.stringify(first)).not.toContain('赵铁柱');
      expect(first).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', data: { number: expect.any(String) } });
    },
  );

  test('a fault is answered with a number that stands in the log of this machine and in the ledger, and with nothing else', async () => {
    const counter = await station();
    await counter.signInAs('admin');
    Object.defineProperty(counter.station, 'person', {
      value: () => {
        throw new TypeError('secret of 赵铁柱');
      },
    });
    const input = { ...counter.command(), id: 'jia', pin: '864209' };
    const failed = await counter.inner.admin.resetPin(input).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      data: { number: expect.stringMatching(/^E\d{6}$/) },
    });
    expect(JSON.stringify(failed)).not.toContain('赵铁柱');
    const { number } = (failed as { data: { number: string } }).data;
    expect(counter.entries().at(-1)).toMatchObject({ kind: 'fault', body: { number } });
    expect(counter.log.join('\n')).toContain(number);
  });
});

describe('calls that are not worth an entry of their own', () => {
  test('are summed up in one entry a minute at most', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    await counter.openRemittance();
    const { size } = counter;
    const stale = { ...counter.atCase(), step: 'REM-01', options: ['self'], saw: 7 };
    for (let time = 0; time < 40; time += 1)
      await outcomeOf(counter.inner.teller.answerStep({ ...stale, saw: -1 }));
    for (let time = 0; time < 3; time += 1) await outcomeOf(counter.inner.teller.answerStep(stale));
    counter.app.reject('unknown');
    expect(counter.size).toBe(size);
    counter.wait(59);
    expect(counter.size).toBe(size);
    counter.wait(1);
    const rejected = (malformed: number, staleCalls: number, unknown: number) => ({
      kind: 'calls-rejected',
      body: { malformed, stale: staleCalls, unknown },
    });
    expect(counter.entries(size).map(({ kind, body }) => ({ kind, body }))).toEqual([rejected(40, 3, 1)]);
    counter.wait(120);
    expect(counter.size, 'nothing happened, so nothing is said').toBe(size + 1);
    await outcomeOf(counter.inner.teller.answerStep(stale));
    await counter.restart();
    expect(counter.entries(size + 1).map(({ kind }) => kind)).toEqual([
      'calls-rejected',
      'app-stopped',
      'app-started',
    ]);
  });
});

describe('the number of a command', () => {
  test('under which something already happened gets the first answer and adds nothing', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    const { teller } = counter.inner;
    // Nobody was handed over.
    const { handOver: _, ...plain } = wellFormed('', () => counter.command()).teller.openCase;
    const opening = { ...counter.command(), ...plain };
    const opened = await teller.openCase(opening);
    const answer = { ...counter.atCase(), step: 'REM-01', options: ['other-person'], saw: null };
    const answered = await teller.answerStep(answer);
    const change = {
      ...counter.atCase(),
      step: 'REM-01',
      options: ['company'],
      saw: 2,
      cause: 'record-error' as const,
    };
    const changed = await teller.changeStep(change);
    const turn = { ...counter.command(), notice: counter.case.notice.sha256, page: 1, ms: 9_999 };
    const turned = await counter.outer.customer.turnPage(turn);
    const { size } = counter;
    counter.wait(20);
    expect(await teller.openCase(opening)).toEqual(opened);
    expect(await teller.answerStep(answer)).toEqual(answered);
    expect(await teller.changeStep(change)).toEqual(changed);
    expect(await counter.outer.customer.turnPage(turn)).toEqual(turned);
    await counter.restart();
    await counter.signInAs('teller');
    expect(await counter.inner.teller.answerStep(answer), 'also after a restart').toEqual(answered);
    // Nobody could read meanwhile, which is on record too.
    const around = ['app-stopped', 'app-started', 'reading-held', 'sign-in', 'reading-held'];
    expect(counter.kinds(size)).toEqual(around);
  });

  test('cannot be used for anything else, by anybody', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    await counter.openRemittance();
    const { inner, outer } = counter;
    const used = counter.command();
    const inputs = wellFormed(counter.case.id, () => used);
    const answer = inputs.teller.answerStep;
    await inner.teller.answerStep(answer);
    const { size } = counter;
    const reused = CALLS.filter(
      ({ group, call }) =>
        group === 'teller' && !['library', 'openCase', 'takeOver', 'witnessMark', 'handOn'].includes(call),
    );
    for (const call of reused)
      expect(await outcomeOf(send(inner, call, inputOf(inputs, call))), call.name).toBe(
        call.name === 'teller.answerStep' ? 'done' : 'COMMAND_REUSED',
      );
    for (const other of [{ options: ['self'] }, { note: '另一句话' }]) {
      expect(await outcomeOf(inner.teller.answerStep({ ...answer, ...other }))).toBe('COMMAND_REUSED');
    }
    for (const call of [inner.station.lock(used), inner.station.signOut(used)]) {
      expect(await outcomeOf(call)).toBe('COMMAND_REUSED');
    }
    expect(await outcomeOf(outer.customer.turnPage({ ...inputs.customer.turnPage }))).toBe('COMMAND_REUSED');
    expect(counter.size).toBe(size);
    expect(counter.view.stop, 'nobody is told that the store is damaged').toBeNull();
    await counter.signInAs('auditor');
    for (const name of ['findCases', 'readCase'] as const) {
      const call = { group: 'auditor', call: name };
      expect(await outcomeOf(send(counter.inner, call, inputOf(inputs, call))), name).toBe('COMMAND_REUSED');
    }
    const bundle = await counter.inner.auditor.exportBundle(inputs.auditor.exportBundle);
    expect(await outcomeOf(bundle.next())).toBe('COMMAND_REUSED');
    expect(counter.kinds(size)).toEqual(['sign-in', 'reading-held']);
  });

  test('of a search that is sent again shows the search again and stays one look', async () => {
    const counter = await station();
    await counter.signInAs('auditor');
    const search = { ...counter.command(), from: '2026-11-21', to: '2026-11-21', page: 0 };
    const { size } = counter;
    const found = await counter.inner.auditor.findCases(search);
    expect(await counter.inner.auditor.findCases(search)).toEqual(found);
    expect(counter.kinds(size)).toEqual(['viewed']);
    expect(await outcomeOf(counter.inner.auditor.findCases({ ...search, teller: 'jia' }))).toBe(
      'COMMAND_REUSED',
    );
  });
});

// The fold of a station: who works here, who sits where, and how long a person waits after wrong PINs (journey J25).
import { describe, expect, it, test } from 'vitest';
import { foldStation, foldStationAll } from '../../shared/station/fold-station.ts';
import { type StationKind, stationKinds } from '../../shared/station/station-kinds.ts';
import { EMPTY_STATION, type StationEvent, type StationState } from '../../shared/station/station-state.ts';
import { triesLeft, waitSeconds } from '../../shared/station/tries.ts';

const JIA = 'teller-jia';
const BING = 'head-bing';
const AT = '2026-11-21T01:30:00.000Z';
const PIN = '01940000-0000-7000-8000-000000000001';
const HASH = `${'A'.repeat(43)}=`;

type Happened = { kind: StationKind; body: object; private?: object; at?: string };

/** Events that the catalogue would let into a ledger. */
const eventsOf = (happened: readonly Happened[]): StationEvent[] =>
  happened.map(
    ({ kind, body, private: known, at }, seq) =>
      ({
        ...{ kind, seq, at: at ?? AT, actor: { role: 'system' }, mono: { boot: 'b', ms: seq } },
        id: `01940000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
        body: stationKinds[kind].body.parse(body),
        ...(known && { private: stationKinds[kind].private.parse(known) }),
      }) as StationEvent,
  );

const station = (...happened: Happened[]): StationState =>
  eventsOf(happened).reduce(foldStation, EMPTY_STATION);

const hired = (staff: string, roles: string[], more: object = { pin: PIN }): Happened => ({
  kind: 'staff-changed',
  body: { staff, roles, status: 'active', ...more },
  private: { name: `名字${staff}` },
});
const signedIn = (staff: string, seat: 'handler' | 'reviewer', room: string): Happened => ({
  kind: 'sign-in',
  body: { staff, seat, room },
});
const refused = (staff: string, why = 'wrong-pin', at = AT): Happened => ({
  kind: 'sign-in-refused',
  body: { staff, why },
  at,
});
const team = [hired(JIA, ['teller']), hired(BING, ['supervisor', 'branch-head'])];
const teller = [...team, signedIn(JIA, 'handler', 'teller')];
const both = [...teller, signedIn(BING, 'reviewer', 'branch-head')];
const locked: Happened = { kind: 'locked', body: { staff: JIA, why: 'idle' } };

describe('the seats of a counter', () => {
  it('a teller takes the first seat, a reviewer the second beside them', () => {
    expect(station(...both)).toMatchObject({
      handler: { staff: JIA, room: 'teller', locked: false },
      reviewer: { staff: BING, room: 'branch-head' },
    });
  });

  it('the reviewer leaves, and the teller goes on without signing in again', () => {
    const state = station(...both, { kind: 'sign-out', body: { staff: BING, seat: 'reviewer' } });
    expect(state.handler).toEqual({ staff: JIA, room: 'teller', locked: false });
    expect(state.reviewer).toBeUndefined();
  });

  it('the teller leaves, and both seats are empty', () => {
    const state = station(...both, { kind: 'sign-out', body: { staff: JIA, seat: 'handler' } });
    expect(state.handler).toBeUndefined();
    expect(state.reviewer).toBeUndefined();
  });

  it('another person takes the first seat: nobody is left in the second', () => {
    const state = station(
      ...both,
      hired('teller-geng', ['teller']),
      signedIn('teller-geng', 'handler', 'teller'),
    );
    expect(state.handler?.staff).toBe('teller-geng');
    expect(state.reviewer).toBeUndefined();
  });

  it('a lock keeps the teller’s seat and empties the reviewer’s; unlocking brings only the teller back', () => {
    const shut = station(...both, locked);
    expect(shut.handler).toEqual({ staff: JIA, room: 'teller', locked: true });
    expect(shut.reviewer).toBeUndefined();
    const open = station(...both, locked, { kind: 'unlocked', body: { staff: JIA } });
    expect(open.handler?.locked).toBe(false);
    expect(open.reviewer).toBeUndefined();
  });

  it('a lock where nobody sits changes nothing', () => {
    expect(station(...team, locked).handler).toBeUndefined();
  });

  it('nobody’s sign-in outlives the process', () => {
    const state = station(...both, { kind: 'app-started', body: { version: '1.0.0', host: 'loopback' } });
    expect(state.handler).toBeUndefined();
    expect(state.reviewer).toBeUndefined();
    expect(state.people.size).toBe(2);
  });

  it('who is disabled or loses the role of the seat no longer sits there', () => {
    const disabled = { status: 'disabled' };
    expect(station(...both, hired(JIA, ['teller'], disabled)).handler).toBeUndefined();
    expect(station(...both, hired(BING, ['supervisor', 'branch-head'], disabled)).reviewer).toBeUndefined();
    expect(station(...both, hired(BING, ['supervisor'], {})).reviewer).toBeUndefined();
    expect(station(...both, hired(JIA, ['teller', 'lobby'], {})).handler?.staff).toBe(JIA);
    expect(station(...both, hired(BING, ['supervisor', 'branch-head'], disabled)).handler?.staff).toBe(JIA);
  });
});

describe('the roster', () => {
  it('knows name, roles, PIN and since when', () => {
    expect(station(hired(JIA, ['teller', 'lobby'])).people.get(JIA)).toEqual({
      ...{ id: JIA, name: `名字${JIA}`, roles: ['teller', 'lobby'], status: 'active', pin: PIN },
      ...{ since: AT, tries: 0, lastTry: AT },
    });
  });

  it('a change without a new PIN leaves the PIN, the wrong tries and the first day as they were', () => {
    const later = '2026-12-01T01:30:00.000Z';
    const changed: Happened = { ...hired(JIA, ['lobby'], {}), at: later };
    const person = station(hired(JIA, ['teller']), refused(JIA), changed).people.get(JIA);
    expect(person).toMatchObject({ roles: ['lobby'], pin: PIN, tries: 1, since: AT });
  });

  it('a new PIN forgives the wrong tries', () => {
    const state = station(
      hired(JIA, ['teller']),
      refused(JIA),
      hired(JIA, ['teller'], { pin: PIN.replace(/1$/, '2') }),
    );
    expect(state.people.get(JIA)).toMatchObject({ tries: 0, pin: PIN.replace(/1$/, '2') });
  });

  it('after an erasure a known name stays, an unknown one is the number', () => {
    const nameless: Happened = {
      kind: 'staff-changed',
      body: { staff: JIA, roles: ['teller'], status: 'active' },
    };
    expect(station(hired(JIA, ['teller']), nameless).people.get(JIA)?.name).toBe(`名字${JIA}`);
    expect(station(nameless).people.get(JIA)?.name).toBe(JIA);
  });

  it('the names of the bank and the pack in use', () => {
    const names = { bank: '样例银行', branch: '南门支行', device: '3 号柜' };
    const state = station(
      { kind: 'station-named', body: { mode: 'demo' }, private: names },
      { kind: 'pack-published', body: { id: 'sample', version: '1.0.0', pack: { bytes: 9, sha256: HASH } } },
    );
    expect(state.names).toEqual({ mode: 'demo', ...names });
    expect(state.pack).toMatchObject({ sha256: HASH, version: '1.0.0' });
  });

  it('of a pack the branch added to, what head office had made of it, and who agreed', () => {
    const body = { id: 'sample', version: '1.0.0', pack: { bytes: 9, sha256: HASH } };
    const base = HASH.replace('A', 'B');
    const state = station({ kind: 'pack-published', body: { ...body, base, approver: JIA } });
    expect(state.pack).toMatchObject({ sha256: HASH, base, approver: JIA });
    const next = station(
      { kind: 'pack-published', body: { ...body, base, approver: JIA } },
      { kind: 'pack-published', body },
    );
    expect(next.pack).not.toHaveProperty('base');
    expect(next.pack).not.toHaveProperty('approver');
  });

  it('imported packs wait, and only the last enrolment of head office counts', () => {
    const about = { id: 'sample', version: '1.0.0', title: '内容包', from: '2026-01-01', to: '2028-12-31' };
    const proof = { manifest: HASH, signature: '签名', signedBy: 'key', upload: HASH };
    const pack = { bytes: 9, sha256: HASH };
    const enrolled = (origin: string) => ({ origin, keys: [`${origin}/pack+key`], approver: JIA });
    const state = station(
      { kind: 'head-office-enrolled', body: enrolled('bank/old') },
      { kind: 'head-office-enrolled', body: enrolled('bank/new') },
      { kind: 'pack-imported', body: { ...about, pack, ...proof } },
    );
    expect(state.headOffice).toEqual({ origin: 'bank/new', keys: ['bank/new/pack+key'] });
    expect([...state.imported]).toMatchObject([[HASH, about]]);
    expect(state.pack).toBeUndefined();
  });

  it('what concerns nobody’s seat changes nothing', () => {
    const before = station(...both);
    const quiet: Happened[] = [
      { kind: 'app-stopped', body: {} },
      { kind: 'clock-moved', body: { byMs: -86_400_000 } },
      { kind: 'call-refused', body: { call: 'admin.addStaff', why: 'role', staff: JIA } },
      { kind: 'fault', body: { number: 'E123456' } },
    ];
    expect(station(...both, ...quiet)).toEqual(before);
  });
});

describe('wrong PINs (J25)', () => {
  const wrong = (times: number) => station(...team, ...Array.from({ length: times }, () => refused(JIA)));
  const jia = (state: StationState) => state.people.get(JIA) ?? { tries: -1, lastTry: AT };

  test.each([
    [0, 0, 5],
    [4, 0, 1],
    [5, 15, 0],
    [6, 30, 0],
    [7, 60, 0],
    [8, 120, 0],
    [17, 15 * 2 ** 12, 0],
    [40, 15 * 2 ** 12, 0],
  ])('after %d wrong PINs in a row: %d seconds to wait, %d tries left', (times, seconds, left) => {
    const person = jia(wrong(times));
    expect(waitSeconds(person, Date.parse(AT))).toBe(seconds);
    expect(triesLeft(person)).toBe(left);
  });

  it('the wait runs down from the last try, to the second', () => {
    const person = jia(wrong(5));
    expect(waitSeconds(person, Date.parse(AT) + 1)).toBe(15);
    expect(waitSeconds(person, Date.parse(AT) + 14_001)).toBe(1);
    expect(waitSeconds(person, Date.parse(AT) + 15_000)).toBe(0);
  });

  it('setting the clock back does not shorten the wait, and never makes it longer than it was', () => {
    expect(waitSeconds(jia(wrong(5)), Date.parse(AT) - 86_400_000)).toBe(15);
  });

  it('a refused attempt during the wait does not count as a try', () => {
    const state = station(...team, ...Array.from({ length: 5 }, () => refused(JIA)), refused(JIA, 'waiting'));
    expect(jia(state).tries).toBe(5);
  });

  it('the right PIN forgives them, at sign-in, at the second seat and at unlocking', () => {
    expect(jia(station(...team, refused(JIA), signedIn(JIA, 'handler', 'teller'))).tries).toBe(0);
    expect(
      jia(station(...teller, locked, refused(JIA), { kind: 'unlocked', body: { staff: JIA } })).tries,
    ).toBe(0);
    const bing = station(...teller, refused(BING), signedIn(BING, 'reviewer', 'branch-head')).people.get(
      BING,
    );
    expect(bing?.tries).toBe(0);
  });

  it('other people can still sign in', () => {
    expect(waitSeconds(wrong(9).people.get(BING) ?? { tries: -1, lastTry: AT }, Date.parse(AT))).toBe(0);
  });

  it('a PIN tried for nobody known is not kept', () => {
    expect(station(refused('nobody')).people.size).toBe(0);
  });
});

describe('many events at once', () => {
  const left = {
    kind: 'staff-changed',
    body: { staff: JIA, roles: ['teller'], status: 'disabled' },
  } as const;
  const happened = [...both, refused(JIA), hired('ren', ['teller'], {}), hired(BING, ['supervisor']), left];

  it('fold to what they fold to one after the other, and leave the state before them as it was', () => {
    const before = station(...team);
    const known = structuredClone(before);
    expect(foldStationAll(EMPTY_STATION, eventsOf(happened))).toEqual(station(...happened));
    foldStationAll(before, eventsOf([hired('ren', ['teller']), left]));
    expect(before).toEqual(known);
  });

  it('of ten thousand people fold in a moment', () => {
    const events = eventsOf(Array.from({ length: 10_000 }, (_, at) => hired(`p${at}`, ['teller'], {})));
    const begun = performance.now();
    expect(foldStationAll(EMPTY_STATION, events).people.size).toBe(10_000);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('a roster', () => {
  const about = { file: HASH, added: 1, changed: 0, disabled: 1, bad: 0, approver: BING };
  const listed = (begun: number): Happened[] => [
    {
      kind: 'staff-listed',
      body: { begun, staff: 'ren', roles: ['teller'], status: 'active' },
      private: { name: '新来壬' },
    },
    { kind: 'staff-listed', body: { begun, staff: JIA, roles: ['teller'], status: 'disabled' } },
  ];
  const begun = teller.length;
  const begins = [...teller, { kind: 'roster-begun' as const, body: about }, ...listed(begun)];
  const ends: Happened = { kind: 'roster-imported', body: { ...about, begun } };

  it('counts for nobody while it is listed, and for all of them at once when it is taken over', () => {
    expect(station(...begins).people).toEqual(station(...teller).people);
    const after = station(...begins, ends);
    expect([...after.people.values()].map(({ name, status }) => [name, status])).toEqual([
      [`名字${JIA}`, 'disabled'],
      [`名字${BING}`, 'active'],
      ['新来壬', 'active'],
    ]);
    expect([after.people.get(JIA)?.pin, after.people.get('ren')?.pin]).toEqual([PIN, '']);
    expect(after.handler, 'who works here no more does not sit here').toBeUndefined();
    expect(after.listing).toBeUndefined();
  });

  it.each<[string, Happened]>([
    ['was cancelled', { kind: 'roster-stopped', body: { begun, why: 'cancelled' } }],
    ['was cut off by a start', { kind: 'app-started', body: { version: '0.1.0', host: 'loopback' } }],
    ['made way for another', { kind: 'roster-begun', body: about }],
  ])('that %s counts for nobody, whatever comes after it', (_, cut) => {
    const after = station(...begins, cut, ...listed(begun), ends);
    expect(after.people).toEqual(station(...teller).people);
  });

  it('of ten thousand people folds in a moment', () => {
    const many: Happened[] = Array.from({ length: 10_000 }, (_, at) => ({
      kind: 'staff-listed',
      body: { begun: 0, staff: `p${at}`, roles: ['teller'], status: 'active' },
      private: { name: `某人${at}` },
    }));
    const all = eventsOf([
      { kind: 'roster-begun', body: about },
      ...many,
      { ...ends, body: { ...about, begun: 0 } },
    ]);
    const began = performance.now();
    expect(foldStationAll(EMPTY_STATION, all).people.size).toBe(10_000);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

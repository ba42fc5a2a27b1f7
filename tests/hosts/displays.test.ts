// Which display each window stands on when displays come, go and swap: no window is ever on the other's (features.md CS6, KS4, J36).
import { expect, test } from 'vitest';
import { type Display, type Displays, WindowPlaces } from '../../electron/hosts/electron/displays.ts';
import type { ScreenPair } from '../../shared/station/screen-roles.ts';

const at = (id: number, x: number): Display => ({
  ...{ id, label: `screen ${id}` },
  bounds: { x, y: 0, width: 1280, height: 800 },
});
const DESK = at(1, 0);
const CUSTOMERS = at(2, 1366);
const STRANGE = at(3, 1366);

class Desk implements Displays {
  displays: Display[];
  primary: Display;
  #told: () => void = () => undefined;
  constructor(...displays: [Display, ...Display[]]) {
    this.displays = displays;
    this.primary = displays[0];
  }
  getPrimaryDisplay = () => this.primary;
  getAllDisplays = () => this.displays;
  on = (_: string, listener: () => void) => {
    this.#told = listener;
  };
  change(primary: Display, ...others: Display[]): void {
    this.primary = primary;
    // The system may count the second one first.
    this.displays = [...others, primary];
    this.#told();
  }
}

class Shown {
  isClosed = false;
  isHidden = false;
  fills: boolean;
  x: number | undefined;
  constructor(x: number | undefined) {
    this.x = x;
    this.fills = x !== undefined;
  }
  getBounds = () => ({ x: this.x ?? -1, y: 0, width: 1280, height: 800 });
  /** A window that fills one display does not go to another. */
  setBounds({ x }: Display['bounds']) {
    if (!this.fills) this.x = x;
  }
  isKiosk = () => this.fills;
  setKiosk(fills: boolean) {
    this.fills = fills;
  }
  show() {
    this.isHidden = false;
  }
  hide() {
    this.isHidden = true;
  }
  isDestroyed = () => this.isClosed;
  destroy() {
    this.isClosed = true;
  }
}

function windows(desk: Desk) {
  const roles = {
    customers: undefined as string | undefined,
    told: [] as Partial<ScreenPair>[],
    swap: (): void => expect.fail('nobody was told yet'),
    found(pair: Partial<ScreenPair>, swap: () => void) {
      this.told.push(pair);
      this.swap = swap;
    },
    /** Somebody touches whatever stands as the customer's now. */
    touch() {
      this.customers = this.told.at(-1)?.outer;
    },
  };
  const places = new WindowPlaces(desk, roles);
  const open = (seat: 'inner' | 'outer') => new Shown(places.displayOf(seat)?.bounds.x);
  const inner = open('inner');
  const outers: Shown[] = [];
  places.keep(inner, () => {
    const outer = open('outer');
    outers.push(outer);
    return outer;
  });
  return { inner, outers, roles };
}

test('the customer’s window goes with its display and comes back with it', () => {
  const desk = new Desk(DESK, CUSTOMERS);
  const { inner, outers } = windows(desk);
  expect([inner.x, outers[0]?.x]).toEqual([0, 1366]);
  desk.change(DESK);
  expect(outers.map(({ isClosed }) => isClosed)).toEqual([true]);
  desk.change(DESK);
  expect(outers).toHaveLength(1);
  desk.change(DESK, CUSTOMERS);
  expect(outers.map(({ isClosed, x }) => [isClosed, x])).toEqual([
    [true, 1366],
    [false, 1366],
  ]);
});

test('the windows follow their displays, whatever the system now calls its first', () => {
  const desk = new Desk(DESK, CUSTOMERS);
  const { inner, outers, roles } = windows(desk);
  roles.touch();
  desk.change(CUSTOMERS, DESK);
  expect([inner.x, outers[0]?.x]).toEqual([0, 1366]);
});

test('where only the customer’s display is left the teller’s window is not shown on it, and comes back with its own', () => {
  const desk = new Desk(DESK, CUSTOMERS);
  const { inner, outers, roles } = windows(desk);
  roles.touch();
  desk.change(CUSTOMERS);
  expect([inner.isHidden, outers[0]?.x, outers[0]?.isClosed]).toEqual([true, 1366, false]);
  desk.change(DESK, CUSTOMERS);
  expect([inner.isHidden, inner.x, outers[0]?.x]).toEqual([false, 0, 1366]);
});

test('staff swap them, until it is touched or displays change', () => {
  const desk = new Desk(DESK, CUSTOMERS);
  const { inner, outers, roles } = windows(desk);
  const first = roles.told.at(-1);
  roles.swap();
  expect([inner.x, outers[0]?.x]).toEqual([1366, 0]);
  expect(roles.told.at(-1)).toEqual({ inner: first?.outer, outer: first?.inner });
  roles.swap();
  expect([inner.x, outers[0]?.x]).toEqual([0, 1366]);
  roles.swap();
  roles.touch();
  desk.change(DESK, CUSTOMERS);
  expect([inner.x, outers[0]?.x], 'as touched').toEqual([1366, 0]);
});

test('a customer’s display that comes on after the start gets a window that fills it', () => {
  const desk = new Desk(DESK);
  const { outers } = windows(desk);
  expect(outers.map(({ fills }) => fills)).toEqual([false]);
  desk.change(DESK, CUSTOMERS);
  expect(outers.map(({ isClosed, fills, x }) => ({ isClosed, fills, x }))).toEqual([
    { isClosed: true, fills: false, x: undefined },
    { isClosed: false, fills: true, x: 1366 },
  ]);
});

test('what may not be seen is told before any window is moved', () => {
  const desk = new Desk(DESK, CUSTOMERS);
  const { inner, roles } = windows(desk);
  const seenAt: (number | undefined)[] = [];
  const { found } = roles;
  roles.found = (pair, swap) => {
    seenAt.push(inner.x);
    found.call(roles, pair, swap);
  };
  desk.change(at(4, 2000), STRANGE);
  expect(seenAt).toEqual([0]);
  expect(inner.x).toBe(2000);
});

test('a display that is not known is told as another one', () => {
  const desk = new Desk(DESK, CUSTOMERS);
  const { roles } = windows(desk);
  roles.touch();
  desk.change(DESK, STRANGE);
  expect(roles.told.at(-1)?.inner).toBe(roles.told[0]?.inner);
  expect(roles.told.at(-1)?.outer).not.toBe(roles.customers);
});

test('a machine that never had a second display since its start keeps both windows on the first', () => {
  const desk = new Desk(CUSTOMERS);
  const { inner, outers, roles } = windows(desk);
  roles.customers = windows(new Desk(DESK, CUSTOMERS)).roles.told[0]?.outer;
  desk.change(CUSTOMERS);
  expect([inner.x, inner.isHidden, outers.length, outers[0]?.isClosed]).toEqual([1366, false, 1, false]);
  expect(roles.told.at(-1)).toEqual({ inner: expect.stringMatching(/^[0-9a-f]{16}$/) });
});

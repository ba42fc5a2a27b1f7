// Which display each window stands on when displays come, go and swap: the customer's window is never on the teller's (features.md CS6, J36).
import { expect, test } from 'vitest';
import { type Display, followDisplays, type Placed } from '../../electron/hosts/electron/displays.ts';

const at = (id: number, x: number): Display => ({ id, bounds: { x, y: 0, width: 1280, height: 800 } });
const DESK = at(1, 0);
const CUSTOMERS = at(2, 1366);

class Desk {
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

function windows(desk: Desk) {
  const opened: { x: number | undefined; isClosed: boolean }[] = [];
  const open = (): Placed => {
    const shown = { x: desk.displays.find(({ id }) => id !== desk.primary.id)?.bounds.x, isClosed: false };
    opened.push(shown);
    return {
      setBounds: ({ x }) => Object.assign(shown, { x }),
      isDestroyed: () => shown.isClosed,
      destroy: () => Object.assign(shown, { isClosed: true }),
    };
  };
  const inner = { x: 0, setBounds: ({ x }: Display['bounds']) => Object.assign(inner, { x }) };
  followDisplays(desk, { ...inner, isDestroyed: () => false, destroy: () => undefined }, open);
  return { opened, inner };
}

test('the customer’s window goes with its display and comes back with it', () => {
  const desk = new Desk(DESK, CUSTOMERS);
  const { opened } = windows(desk);
  expect(opened).toEqual([{ x: 1366, isClosed: false }]);
  desk.change(DESK);
  expect(opened).toEqual([{ x: 1366, isClosed: true }]);
  desk.change(DESK);
  expect(opened).toHaveLength(1);
  desk.change(DESK, CUSTOMERS);
  expect(opened.at(-1)).toEqual({ x: 1366, isClosed: false });
  expect(opened).toHaveLength(2);
});

test('where the displays are swapped each window moves to its own', () => {
  const desk = new Desk(DESK, CUSTOMERS);
  const { opened, inner } = windows(desk);
  desk.change(CUSTOMERS, DESK);
  expect(inner.x).toBe(1366);
  expect(opened).toEqual([{ x: 0, isClosed: false }]);
});

test('a machine that never had a second display keeps both windows on the first', () => {
  const desk = new Desk(DESK);
  const { opened } = windows(desk);
  desk.change(DESK);
  expect(opened).toEqual([{ x: undefined, isClosed: false }]);
});

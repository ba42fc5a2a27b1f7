// Which display each window stands on. The customer's never stands on the teller's display where there were two, nor the teller's on the customer's:
// a window whose display is taken away is closed or hidden until it is there again (features.md CS6, KS4).
import { createHash } from 'node:crypto';
import { placeScreens, type ScreenPair } from '../../../shared/station/screen-roles.ts';

/** As Electron tells of one. */
export interface Display {
  id: number;
  label: string;
  bounds: { x: number; y: number; width: number; height: number };
}

/** The part of Electron's `screen` that is needed; a test hands in its own. */
export interface Displays {
  getPrimaryDisplay(): Display;
  getAllDisplays(): Display[];
  on(event: 'display-added' | 'display-removed' | 'display-metrics-changed', listener: () => void): unknown;
}

/** A window as far as it is moved, hidden and closed. */
export interface Placed {
  getBounds(): Display['bounds'];
  setBounds(bounds: Display['bounds']): void;
  isKiosk(): boolean;
  setKiosk(kiosk: boolean): void;
  show(): void;
  hide(): void;
  isDestroyed(): boolean;
  destroy(): void;
}

/** What knows which display was touched as the customer's, and is told where the windows stand now. */
export interface Roles {
  readonly customers: string | undefined;
  found(pair: Partial<ScreenPair>, swap: () => void): void;
}

/** The system's number of a display follows the device and not the socket (Electron, Display.id); its name tells two of one make apart. */
const identityOf = ({ id, label }: Display): string =>
  createHash('sha256').update(`${id}\0${label}`).digest('hex').slice(0, 16);

const isSame = (one: Display['bounds'], other: Display['bounds']): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => one[side] === other[side]);

/** A window that fills one display leaves it before it fills another. */
function moveTo(window: Placed, bounds: Display['bounds']): void {
  if (isSame(window.getBounds(), bounds)) return;
  const fills = window.isKiosk();
  if (fills) window.setKiosk(false);
  window.setBounds(bounds);
  if (fills) window.setKiosk(true);
}

export class WindowPlaces {
  readonly #screen: Displays;
  readonly #roles: Roles;
  /** Whom staff asked for by swapping, until displays change. */
  #asked: string | undefined;
  #hadSecond: boolean;
  #isHidden = false;
  #place: () => void = () => undefined;

  constructor(screen: Displays, roles: Roles) {
    this.#screen = screen;
    this.#roles = roles;
    this.#hadSecond = screen.getAllDisplays().length > 1;
  }

  #find(): { pair: Partial<ScreenPair>; at: Record<'inner' | 'outer', Display | undefined> } {
    const displays = this.#screen.getAllDisplays();
    const byIdentity = new Map(displays.map((display) => [identityOf(display), display]));
    const primary = identityOf(this.#screen.getPrimaryDisplay());
    // A machine that never had a second display since its start is the teller's, whatever stood there once.
    const customers = this.#hadSecond ? (this.#asked ?? this.#roles.customers) : undefined;
    const pair = placeScreens([...byIdentity.keys()], primary, customers);
    const of = (identity: string | undefined) =>
      identity === undefined ? undefined : byIdentity.get(identity);
    return { pair, at: { inner: of(pair.inner), outer: of(pair.outer) } };
  }

  /** Where a window that is opened now belongs; undefined where it has no display of its own. */
  displayOf(seat: 'inner' | 'outer'): Display | undefined {
    return this.#find().at[seat];
  }

  /** Places both windows and keeps them in their places. @param open opens the customer's window on its display */
  keep(inner: Placed, open: () => Placed): void {
    let outer = open();
    // A window that was opened on no display of its own fills none.
    let fills = this.#find().at.outer !== undefined;
    const place = () => {
      this.#hadSecond ||= this.#screen.getAllDisplays().length > 1;
      const { pair, at } = this.#find();
      // Told first: what must not be seen there is gone before anything is moved.
      this.#roles.found(pair, () => {
        this.#asked = pair.inner;
        place();
      });
      if (!inner.isDestroyed()) this.#placeInner(inner, at.inner);
      if (at.outer) {
        if (!fills && !outer.isDestroyed()) outer.destroy();
        if (outer.isDestroyed()) outer = open();
        else moveTo(outer, at.outer.bounds);
        fills = true;
      } else if (this.#hadSecond && !outer.isDestroyed()) outer.destroy();
      // On a machine that never had a second display both windows share the first, for training.
    };
    for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
      this.#screen.on(event, () => {
        this.#asked = undefined;
        this.look();
      });
    this.#place = place;
    place();
  }

  /** Looks again whether both windows stand where they should. */
  look(): void {
    this.#place();
  }

  /** From now on windows may go. */
  end(): void {
    this.#place = () => undefined;
  }

  #placeInner(inner: Placed, at: Display | undefined): void {
    if (!at) inner.hide();
    else {
      moveTo(inner, at.bounds);
      // Not before its first page is drawn: whoever opened it shows it then.
      if (this.#isHidden) inner.show();
    }
    this.#isHidden = !at;
  }
}

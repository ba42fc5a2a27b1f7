// Which display each window stands on. The customer's never stands on the teller's display where there were two: if its own is taken away
// the window is closed, and it is opened anew when a second display is there again (features.md CS6).

/** As Electron tells of one. */
export interface Display {
  id: number;
  bounds: { x: number; y: number; width: number; height: number };
}

/** The part of Electron's `screen` that is needed; a test hands in its own. */
interface Screen {
  getPrimaryDisplay(): Display;
  getAllDisplays(): Display[];
  on(event: 'display-added' | 'display-removed' | 'display-metrics-changed', listener: () => void): unknown;
}

/** A window as far as it is moved and closed. */
export interface Placed {
  setBounds(bounds: Display['bounds']): void;
  isDestroyed(): boolean;
  destroy(): void;
}

/** The teller's display is the primary one, however the system counts them. */
export function displayFor(seat: 'inner' | 'outer', screen: Screen): Display | undefined {
  const primary = screen.getPrimaryDisplay();
  return seat === 'inner' ? primary : screen.getAllDisplays().find(({ id }) => id !== primary.id);
}

/** @param open opens the customer's window on its display */
export function followDisplays(screen: Screen, inner: Placed, open: () => Placed): void {
  let outer = open();
  let hadSecond = displayFor('outer', screen) !== undefined;
  const look = () => {
    const second = displayFor('outer', screen);
    if (!second) {
      // On a machine that never had a second display both windows share the first, for training.
      if (hadSecond && !outer.isDestroyed()) outer.destroy();
      return;
    }
    hadSecond = true;
    if (!inner.isDestroyed()) inner.setBounds(screen.getPrimaryDisplay().bounds);
    if (outer.isDestroyed()) outer = open();
    else outer.setBounds(second.bounds);
  };
  for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
    screen.on(event, look);
}

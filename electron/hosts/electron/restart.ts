// How the program starts anew at night. Where something keeps it up (a kiosk shell, a unit of the system), it only ends: two starts would race,
// and each would end the other for ever. An AppImage cannot start itself again: its files go with it.
import type { App } from '../../app/build-app.ts';

interface Ends {
  relaunch(): void;
  quit(): void;
}

export function restartsItself(
  app: App,
  ends: Ends,
  env: Readonly<Record<string, string | undefined>>,
): void {
  if (env.APPIMAGE) return;
  app.restartsBy(() => {
    if (app.station?.state.machine.lock?.return !== 'locked') ends.relaunch();
    ends.quit();
  });
}

// What happens to the machine under a running counter: it sleeps, it wakes, somebody locks the system. Each is on record, and a machine that
// is left leaves a locked counter.
import { powerMonitor } from 'electron';
import type { App } from '../../app/build-app.ts';

export function followMachine(app: App): void {
  const saw = (what: 'suspended' | 'resumed' | 'screen-locked' | 'screen-unlocked') =>
    app.machine.saw({ kind: 'machine-rested', body: { what }, private: {} });
  powerMonitor.on('suspend', () => {
    saw('suspended');
    app.machine.left();
  });
  powerMonitor.on('lock-screen', () => {
    saw('screen-locked');
    app.machine.left();
  });
  powerMonitor.on('resume', () => saw('resumed'));
  powerMonitor.on('unlock-screen', () => saw('screen-unlocked'));
}

// What stands for Electron where a journey runs main's windows in its own process (vitest.config.ts, `alias`): no app, no standard input.
export { powerMonitor, protocol, safeStorage, screen, session } from './machine.ts';
export { ipcMain, StandInWindow as BrowserWindow } from './window.ts';

// Opens the system's own browser where there is one to open. Where there is not, the printed address is all that is needed.
import { spawn } from 'node:child_process';

function opener(): { command: string; args: string[] } | undefined {
  if (process.platform === 'win32') return { command: 'cmd', args: ['/c', 'start', ''] };
  if (process.platform === 'darwin') return { command: 'open', args: [] };
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return { command: 'xdg-open', args: [] };
  return undefined;
}

export function openBrowser(address: string): void {
  const found = opener();
  if (!found) return;
  const child = spawn(found.command, [...found.args, address], { detached: true, stdio: 'ignore' });
  // Nobody to open it: the address stands on the terminal.
  child.once('error', () => undefined);
  child.unref();
}

// The log of this machine: what went wrong, for whoever looks after it. No personal data comes here.
import { appendFileSync } from 'node:fs';

/** @param file its folder need not be there yet */
export function technicalLog(file: string): (line: string) => void {
  return (line) => {
    const stamped = `${new Date().toISOString()} ${line}\n`;
    try {
      appendFileSync(file, stamped, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop a counter; the terminal still hears of it.
      process.stderr.write(stamped);
    }
  };
}

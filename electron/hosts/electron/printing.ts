// Prints what a window shows, without a question of the system's: in a kiosk nobody could answer it.
import type { WebContents } from 'electron';
import type { PaperSize, PrintResult } from '../../../shared/station/print-results.ts';

/** @returns what the printer's queue said of it; that paper came out, nobody here can see */
export async function printPage(contents: WebContents, paper: PaperSize): Promise<PrintResult> {
  try {
    if (contents.isDestroyed() || (await contents.getPrintersAsync()).length === 0) return 'no-printer';
    return await new Promise((resolve) => {
      contents.print({ silent: true, pageSize: paper }, (success) =>
        resolve(success ? 'accepted' : 'failed'),
      );
    });
  } catch {
    // Electron throws where the system's printing is broken: for whoever waits at the printer that is one and the same.
    return 'failed';
  }
}

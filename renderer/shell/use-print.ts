// Sends what this window prints to the printer: silently where the program has one, by the browser's own dialog elsewhere. What came of it is said in
// a sentence; the record of what was printed does not wait for it.
import { useCallback, useState } from 'react';
import type { PaperSize } from '../../shared/station/print-results.ts';
import { send } from '../state/send.ts';
import { useClient } from './inner-context.tsx';
import { SHELL } from './sentences.ts';

const WORDS = SHELL.printing;

/** `of`: the entry that says what is printed. */
export function usePrint() {
  const client = useClient();
  const [told, setTold] = useState<string | null>(null);
  const print = useCallback(
    async ({ paper = 'A4', of }: { paper?: PaperSize; of?: number } = {}) => {
      setTold(WORDS.sending);
      const about = { paper, ...(of !== undefined && { of }) };
      const sent = await send((command) => client.station.printPage({ command, ...about }));
      setTold(sent.ok ? WORDS.results[sent.value.result] : sent.problem.sentence);
      if (sent.ok && sent.value.result === 'by-window') window.print();
    },
    [client],
  );
  return { print, told };
}

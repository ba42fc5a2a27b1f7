// Prints a paper of the case: that it was printed, and exactly what, is on record before the sheet comes out.
import { useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';

export type Sheet = Awaited<ReturnType<Client['teller']['printPaper']>>;

export function usePrinting(caseId: string) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [printed, setPrinted] = useState<{ paper: string; sheet: Sheet } | null>(null);
  const print = async (paper: string) => {
    const sent = await run((command) => client.teller.printPaper({ command, caseId, paper }));
    if (sent?.ok) setPrinted({ paper, sheet: sent.value });
  };
  return { printed, print, busy, problem, putAway: () => setPrinted(null) };
}

export type Printing = ReturnType<typeof usePrinting>;

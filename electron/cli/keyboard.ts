// What a person types at the command line and nobody may read over their shoulder: keys and PINs, which never stand in the arguments.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { WrongOption } from '../hosts/start-options.ts';

export type Ask = (question: string) => Promise<string>;

/**
 * Lines of the keyboard, not shown again; or of a file that is piped in. Ends with `close`.
 * @param unfinished what is printed where the lines end too early
 */
export function keyboard(unfinished: string): { ask: Ask; close(): void } {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const input = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  const lines = input[Symbol.asyncIterator]();
  return {
    async ask(question) {
      process.stderr.write(question);
      const { value, done } = await lines.next();
      process.stderr.write('\n');
      if (done) throw new WrongOption(unfinished);
      return String(value).trim();
    },
    close: () => input.close(),
  };
}

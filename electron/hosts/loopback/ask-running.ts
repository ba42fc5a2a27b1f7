// `--show`: asks the process that is running for new addresses of its windows.
import type { Mode } from '../../../shared/words/modes.ts';
import { dataFolders } from '../../app/folders.ts';
import { nodeFiles } from '../../keys/durable-files.ts';

/** @returns undefined where nothing runs on this data folder */
export async function askRunning(
  dataFolder: string,
  mode: Mode,
): Promise<{ teller: string; customer: string } | undefined> {
  const bytes = nodeFiles.read(dataFolders(dataFolder, mode).running);
  if (!bytes) return undefined;
  const { port, secret } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
    port: number;
    secret: string;
  };
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/control/show`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
    });
    return answer.ok ? ((await answer.json()) as { teller: string; customer: string }) : undefined;
  } catch {
    // The file outlived its process, for instance after a power cut: nothing is running.
    return undefined;
  }
}

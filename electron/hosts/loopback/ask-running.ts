// Asks the process that is running: for new addresses of its windows (`--show`), and to rehearse a restore.
import type { Mode } from '../../../shared/words/modes.ts';
import { dataFolders } from '../../app/folders.ts';
import { nodeFiles } from '../../keys/durable-files.ts';
import type { DrillTold } from '../../services/drilling.ts';

/** @returns undefined where nothing on this data folder answers */
async function ask(dataFolder: string, mode: Mode, what: string, body?: object): Promise<unknown> {
  const bytes = nodeFiles.read(dataFolders(dataFolder, mode).running);
  if (!bytes) return undefined;
  const { port, secret } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
    port: number;
    secret: string;
  };
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/control/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    // The file outlived its process, for instance after a power cut: nothing is running.
    return undefined;
  }
}

/** @returns undefined where nothing runs on this data folder */
export async function askRunning(
  dataFolder: string,
  mode: Mode,
): Promise<{ teller: string; customer: string } | undefined> {
  return (await ask(dataFolder, mode, 'show')) as { teller: string; customer: string } | undefined;
}

/** @param backup path of one; the newest where none is named  @returns undefined where nothing that runs can be asked */
export async function askRunningToDrill(
  dataFolder: string,
  mode: Mode,
  backup: string | undefined,
): Promise<DrillTold | undefined> {
  return (await ask(dataFolder, mode, 'drill', { ...(backup && { backup }) })) as DrillTold | undefined;
}

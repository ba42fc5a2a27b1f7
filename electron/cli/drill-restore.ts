// `npm run drill:restore`: rehearses a restore with a backup, and says what was proved. Where the program runs on the folder, it does the
// work and seals the event; where nothing runs, this command opens the ledger for that one entry.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Mode } from '../../shared/words/modes.ts';
import type { SpareKind } from '../../shared/words/spare-keys.ts';
import { dataFolders, programFolder } from '../app/folders.ts';
import { askRunningToDrill } from '../hosts/loopback/ask-running.ts';
import { keyFileProtector } from '../hosts/loopback/key-file.ts';
import { defaultDataFolder, strictly, WrongOption } from '../hosts/start-options.ts';
import { technicalLog } from '../hosts/technical-log.ts';
import { nodeFiles } from '../keys/durable-files.ts';
import { systemClock } from '../keys/surroundings.ts';
import { usedFolder } from '../services/backup-folder.ts';
import { drillInWords } from '../services/drill-words.ts';
import { type DrillTold, drillFor, RestoreDrills } from '../services/drilling.ts';
import { openQuietly, type Place } from '../services/set-up.ts';
import { Situation } from '../services/situation.ts';
import { stopFor, stopReasonOf } from '../services/stops.ts';
import { TRUSTED_PACK } from '../services/trusted-pack.ts';
import { holdFolder } from '../store/folder-lock.ts';
import { keyboard } from './keyboard.ts';

const LOCKED = 6;
const REFUSED: Record<string, { exit: number; sentence: string }> = {
  NO_BACKUP: {
    exit: 2,
    sentence: '没有备份可以演练。请在程序里点“立即备份”，或用 --backup 指定一份。',
  },
  NOT_A_BACKUP: { exit: 2, sentence: '--backup 应为备份文件夹里的文件，例如 g1-000000123.db。' },
  SPARE_MISTYPED: { exit: 4, sentence: '恢复密钥抄错了，请逐字核对。' },
  SPARE_WRONG: { exit: 4, sentence: '密钥不对：不是这本台账的恢复密钥或口令，或者已经作废。' },
  DRILL_RUNNING: { exit: LOCKED, sentence: '正在演练恢复，请等它做完。' },
  DRILL_CUT_OFF: { exit: 8, sentence: '演练中途停止，没有做完，临时文件夹已清除。' },
  ASK_IN_APP: {
    exit: LOCKED,
    sentence:
      '程序正在这个数据文件夹上运行。请由管理员在“备份”里点“演练恢复”；要用恢复密钥或口令演练的，请先退出程序。',
  },
};

interface Options {
  backup: string | undefined;
  dataFolder: string;
  backupFolder: string | undefined;
  mode: Mode;
  spare: SpareKind | undefined;
}

/** @throws WrongOption */
function optionsOf(args: readonly string[]): Options & { json: boolean } {
  const { values } = strictly(() =>
    parseArgs({
      args: [...args],
      options: {
        ...{ backup: { type: 'string' }, data: { type: 'string' }, backups: { type: 'string' } },
        ...{ recovery: { type: 'boolean' }, passphrase: { type: 'boolean' } },
        ...{ demo: { type: 'boolean' }, json: { type: 'boolean' } },
      },
    }),
  );
  const { backup, data, backups, recovery, passphrase, demo, json } = values;
  if (recovery && passphrase) throw new WrongOption('--recovery 和 --passphrase 只能选一个');
  return {
    backup: backup === undefined ? undefined : resolve(backup),
    dataFolder: resolve(data ?? defaultDataFolder()),
    backupFolder: backups === undefined ? undefined : resolve(backups),
    mode: demo ? 'demo' : 'live',
    spare: recovery ? 'recovery' : passphrase ? 'passphrase' : undefined,
    json: json === true,
  };
}

async function askSpare(kind: SpareKind): Promise<{ kind: SpareKind; key: string }> {
  const { ask, close } = keyboard('输入没有给全，没有演练。');
  try {
    return { kind, key: await ask(kind === 'passphrase' ? '口令：' : '恢复密钥：') };
  } finally {
    close();
  }
}

/** Nothing runs: the ledger is opened here, for the one entry. @throws Situation, and what stops a station from opening */
async function drillHere({
  backup,
  dataFolder,
  backupFolder,
  mode,
  spare: kind,
}: Options): Promise<DrillTold> {
  const folders = dataFolders(dataFolder, mode);
  const place: Place = {
    ...{ folder: folders.station, mode, files: nodeFiles, clock: systemClock, trustedPack: TRUSTED_PACK },
    packFolder: join(programFolder(import.meta.url), 'assets', 'packs', 'sample'),
    protector: (folder) => keyFileProtector(nodeFiles, folder),
  };
  const spare = kind && (await askSpare(kind));
  const station = await openQuietly(place, spare);
  try {
    const log = technicalLog(folders.log);
    const used = usedFolder(station, { own: folders.backups, data: dataFolder, option: backupFolder });
    const at = {
      backups: () => used.folder,
      folder: folders.restoreDrill,
      files: nodeFiles,
      log,
    };
    const drills = new RestoreDrills(station, at);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => drills.stop());
    return await drillFor(station, drills, { backup, spare });
  } finally {
    station.open.close();
  }
}

async function drill(options: Options): Promise<DrillTold> {
  const { dataFolder, mode, backup, spare } = options;
  const { lock, station } = dataFolders(dataFolder, mode);
  if (!existsSync(station)) throw new WrongOption(`没有台账：${station}`);
  const release = holdFolder(lock, dataFolder);
  if (release) {
    try {
      return await drillHere(options);
    } finally {
      release();
    }
  }
  const told = spare ? undefined : await askRunningToDrill(dataFolder, mode, backup);
  return told ?? { refused: 'ASK_IN_APP' };
}

function answerOf(told: DrillTold): { exit: number; lines: string[]; json: object } {
  if ('drill' in told) return { ...drillInWords(told.drill), json: told.drill };
  const known = REFUSED[told.refused];
  if (!known) throw new Error(`a drill was refused: ${told.refused}`);
  return { exit: known.exit, lines: [known.sentence], json: { result: 'refused', why: told.refused } };
}

/** @returns 0 proved; 2 no backup, 3 damaged, 4 keys, 5 disk, 6 in use or closed, 7 bundle refused, 8 not finished; 1 wrong option */
export async function drillRestoreCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const { json: isJson, ...options } = optionsOf(args);
  const tell = ({ exit, lines, json }: ReturnType<typeof answerOf>): number => {
    if (isJson) print(JSON.stringify({ ...json, exit }));
    else for (const line of lines) print(line);
    return exit;
  };
  try {
    return tell(answerOf(await drill(options)));
  } catch (error) {
    if (error instanceof Situation) return tell(answerOf({ refused: error.code }));
    const reason = stopReasonOf(error);
    if (!reason) throw error;
    const { title, sentence } = stopFor(reason, []);
    const lines = [`没有演练：${title}。${sentence}`];
    if (reason === 'slot-lost') lines.push('可以加 --recovery 或 --passphrase，用备用密钥演练。');
    return tell({ exit: LOCKED, lines, json: { result: 'refused', why: reason } });
  }
}

// `npm run restore`: a backup becomes the next generation of the log on a machine where nothing runs. Who agrees, and the spare key, are
// asked for one by one: they never stand in the arguments, which any other program can read.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { RESTORE_REASONS } from '../../shared/station/backup-kinds.ts';
import { dataFolders, programFolder } from '../app/folders.ts';
import { keyFileProtector } from '../hosts/loopback/key-file.ts';
import { defaultDataFolder, strictly, WrongOption } from '../hosts/start-options.ts';
import { nodeFiles } from '../keys/durable-files.ts';
import { systemClock } from '../keys/surroundings.ts';
import { type RestoreRequest, restoreStation } from '../services/restore.ts';
import { Situation } from '../services/situation.ts';
import { TRUSTED_PACK } from '../services/trusted-pack.ts';
import { holdFolder } from '../store/folder-lock.ts';
import { type Ask, keyboard } from './keyboard.ts';

const REFUSED: Record<string, string> = {
  SPARE_MISTYPED: '恢复密钥抄错了，请逐字核对。',
  SPARE_WRONG: '密钥不对：不是这份备份的恢复密钥或口令，或者已经作废。',
  BACKUP_DAMAGED: '备份或其中的密钥被改动过、已损坏，或不是同一台设备的。请换一份备份。',
  OTHER_LOG: '这份备份和本机上原有的台账对不上，不是它的一段。请核对备份的来源。',
  BUNDLE_NOT_OF_LOG:
    '--erased 指定的证据包没有通过核验，或不是这本台账的、和这份备份接不上。请核对证据包的来源。',
  SAME_PERSON: '管理员和网点负责人要是两个人。',
  NOT_AN_APPROVER: '备份里没有这两位，或岗位不符：要一位管理员、一位网点负责人，都在用。',
  PIN_WRONG: 'PIN 不对。PIN 以备份时的为准。',
};

interface Options {
  backup: string;
  dataFolder: string;
  reason: RestoreRequest['reason'];
  passphrase: boolean;
  erased: string[];
}

/** @throws WrongOption */
function optionsOf(args: readonly string[]): Options {
  const { values } = strictly(() =>
    parseArgs({
      args: [...args],
      options: {
        backup: { type: 'string' },
        data: { type: 'string' },
        reason: { type: 'string' },
        passphrase: { type: 'boolean' },
        erased: { type: 'string', multiple: true },
      },
    }),
  );
  const reason = RESTORE_REASONS.find((each) => each === values.reason);
  if (!reason) throw new WrongOption(`--reason 应为 ${RESTORE_REASONS.join('、')} 之一`);
  if (!values.backup || !existsSync(values.backup))
    throw new WrongOption(
      '--backup 应为备份文件夹里的一个 .db 文件，旁边要有同一代的密钥文件夹（如 g1-keys）',
    );
  const erased = (values.erased ?? []).map((path) => resolve(path));
  const missing = erased.find((path) => !existsSync(path));
  if (missing) throw new WrongOption(`--erased 应为证据包（.zip），没有这个文件：${missing}`);
  const dataFolder = resolve(values.data ?? defaultDataFolder());
  return {
    backup: resolve(values.backup),
    dataFolder,
    reason,
    passphrase: values.passphrase === true,
    erased,
  };
}

async function request({ backup, reason, passphrase, erased }: Options, ask: Ask): Promise<RestoreRequest> {
  const kind = passphrase ? ('passphrase' as const) : ('recovery' as const);
  const key = await ask(passphrase ? '口令：' : '恢复密钥：');
  const admin = { staff: await ask('管理员工号：'), pin: await ask('管理员 PIN：') };
  const branchHead = { staff: await ask('网点负责人工号：'), pin: await ask('网点负责人 PIN：') };
  return { backup, reason, erased, spare: { kind, key }, admin, branchHead };
}

export async function restoreCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const options = optionsOf(args);
  const folders = dataFolders(options.dataFolder, 'live');
  const release = holdFolder(folders.lock, options.dataFolder);
  if (!release) throw new WrongOption('程序正在这个数据文件夹上运行，请先退出。');
  const { ask, close } = keyboard('输入没有给全，没有恢复，什么都没有改动。');
  const place = {
    ...{ folder: folders.station, mode: 'live' as const, files: nodeFiles, clock: systemClock },
    ...{
      trustedPack: TRUSTED_PACK,
      packFolder: join(programFolder(import.meta.url), 'assets', 'packs', 'sample'),
    },
    protector: (folder: string) => keyFileProtector(nodeFiles, folder),
  };
  try {
    const done = await restoreStation(place, await request(options, ask));
    print(`已恢复为新的一代台账：${done.origin}`);
    print(`备份有 ${done.size} 条记录，树根 ${done.root}；核对过 ${done.parts} 处私有内容。`);
    if (done.known > done.size)
      print(
        `原台账到过 ${done.known} 条，其中 ${done.known - done.size} 条不在备份里；新台账的第一条已经写明。`,
      );
    print(`重做了 ${done.erasures} 次销毁。`);
    if (done.withoutKey > 0)
      print(`另有 ${done.withoutKey} 处的密钥已不在：备份以后销毁的，内容不能再读，记录照常核验。`);
    if (done.aside) print(`原来的文件夹没有删除，在：${done.aside}`);
    print('旧一代的台账原样保留在旁边，审计可以查阅、导出。请启动程序，用同一把备用密钥打开。');
    return 0;
  } catch (error) {
    const sentence = error instanceof Situation ? REFUSED[error.code] : undefined;
    if (!sentence) throw error;
    print(`没有恢复，什么都没有改动。${sentence}`);
    return 1;
  } finally {
    close();
    release();
  }
}

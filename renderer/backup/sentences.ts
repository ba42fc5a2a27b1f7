// What the panel of backups says.
import type { Client } from '../state/transport.ts';

export type BackupList = Awaited<ReturnType<Client['backup']['list']>>;
type Why = NonNullable<BackupList['failed']>['why'];

const FAILED: Record<Why, { what: string; next: string }> = {
  full: { what: '磁盘满了。', next: '请腾出磁盘空间，或换一个文件夹，再点“立即备份”。' },
  folder: {
    what: '备份文件夹打不开，或不能写入。',
    next: '请检查文件夹和权限；用移动硬盘的，请接好，再点“立即备份”。',
  },
  check: {
    what: '做出来的备份和台账对不上，没有留下。',
    next: '请先核对整本台账（立即核对）。台账完整的，请检查备份所在的磁盘，再点“立即备份”。',
  },
  keys: {
    what: '备份里的密钥没有更新，已销毁的密钥可能还在备份里。',
    next: '请检查备份文件夹和权限，再点“立即备份”；成功以后就更新了。',
  },
  failed: {
    what: '原因不明，详情在本机日志里。',
    next: '请再点一次“立即备份”；仍然不成的，请联系技术支持。',
  },
};

export const BACKUP = {
  title: '备份',
  intro: '每次日结后自动备份，整份核对过才算数。也可以随时备份。',
  kept: (count: number) => `保留最近 ${count} 份`,
  none: '还没有备份。',
  columns: { at: '时间', by: '谁备份', size: '记录数', bytes: '大小', checked: '核对' },
  system: '系统，日结后',
  checked: '已整份核对',
  missing: (count: number) => `最近的备份里有 ${count} 份不在文件夹里了。请查清是谁移走的，再点“立即备份”。`,
  failed: (at: string, why: Why) => `${at} 备份没有做成：${FAILED[why].what}${FAILED[why].next}`,
  make: '立即备份',
  making: '正在备份…',
  made: '备份已做成，并整份核对过。',
  reload: '重新读取',
  restoring: '恢复要在程序退出后进行：npm run restore，要用恢复密钥或口令，由管理员和网点负责人两人办理。',
} as const;

type Drill = NonNullable<BackupList['drill']['last']>;

const NOT_PROVED: Record<NonNullable<Drill['why']>, string> = {
  damaged: '备份被改动过或已损坏。请点“立即备份”，并检查备份所在的磁盘。',
  keys: '备份旁边的密钥不全或打不开。请点“立即备份”，再演练一次。',
  full: '磁盘满了。请腾出磁盘空间，再演练一次。',
  folder: '数据文件夹不能写入。请检查权限，再演练一次。',
  bundle: '恢复出来的台账没有通过核验。请联系技术支持，不要删除备份。',
  stopped: '演练中途停止。请再演练一次。',
  failed: '原因不明，详情在本机日志里。请再演练一次；仍然不成的，请联系技术支持。',
};

export const DRILL = {
  title: '恢复演练',
  intro:
    '用最近的备份在单独的文件夹里恢复一次：整份核对、逐笔还原、导出并核验，做完就清除。柜台照常办理，台账里只多一条演练记录。',
  start: '演练恢复',
  running: '正在演练…',
  never: '还没有演练过。',
  overdue: (days: number) => `已有 ${days} 天没有演练成功过恢复。请现在演练一次。`,
  by: (name: string | null) => name ?? '命令行',
  proved: (at: string, by: string, { file, size = 0, cases = 0, bundled = 0, ms }: Drill) =>
    `${at} ${by}演练，通过：${file}，${size} 条记录、${cases} 笔业务全部还原；证据包 ${bundled} 条记录核验无误；用时 ${Math.max(1, Math.round(ms / 1000))} 秒。`,
  failed: (at: string, by: string, { file, why = 'failed' }: Drill) =>
    `${at} ${by}演练，没有通过：${file}。${NOT_PROVED[why]}`,
  done: '演练做完了，结果在下面。',
  byHand:
    '这里用本机密钥打开备份。恢复密钥或口令是否好用，要退出程序后用 npm run drill:restore -- --recovery 演练。',
} as const;

type Place = BackupList['place'];

const FROM: Record<Place['from'], string> = {
  default: '程序自己的文件夹',
  chosen: '管理员选定',
  option: '启动时用 --backups 指定；去掉这个选项，选定的才起作用',
};

export const FOLDER = {
  title: '备份文件夹',
  used: ({ folder, from }: Place) => `${folder}（${FROM[from]}）`,
  sameDisk: '和台账在同一块磁盘上：磁盘坏了，备份也一起没有。请选另一块磁盘上的文件夹。',
  otherDisk: '在另一块磁盘上。',
  field: '换一个文件夹',
  aid: '完整的路径，要先建好，并且可以写入。以前的备份留在原处。',
  choose: '改用这个文件夹',
  own: '改回程序自己的文件夹',
  done: '备份文件夹已改，下一份备份起写到新的地方。请点“立即备份”做一份。',
} as const;

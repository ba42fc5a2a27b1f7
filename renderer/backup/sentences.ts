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
  folder: '备份文件夹',
  folderAid: '和台账在同一块磁盘上的备份，磁盘坏了就一起没有。启动时用 --backups 指定另一块磁盘上的文件夹。',
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
  restoring:
    '恢复要在程序退出后进行：npm run restore，要用恢复密钥或口令，由管理员和网点负责人两人办理。恢复演练这个版本还没有，请定期在另一台机器上试着恢复。',
} as const;

// What came of a drill in words, for whoever asked at the command line.
import type { Drill } from '../../shared/station/drills.ts';
import type { DrillFailure } from './restore-drill.ts';

const FAILED: Record<DrillFailure, { exit: number; sentence: string }> = {
  damaged: {
    exit: 3,
    sentence:
      '备份被改动过、已损坏，或不是台账里记下的那一份。请在程序里点“立即备份”，并检查备份所在的磁盘。',
  },
  keys: {
    exit: 4,
    sentence: '备份旁边的密钥不全、打不开，或密钥不对。请在程序里点“立即备份”，再演练一次。',
  },
  full: { exit: 5, sentence: '磁盘满了，演练没有做完。请腾出磁盘空间，再演练一次。' },
  folder: { exit: 5, sentence: '数据文件夹不能写入，演练没有做完。请检查权限，再演练一次。' },
  bundle: { exit: 7, sentence: '恢复出来的台账导出后没有通过核验。请联系技术支持，不要删除备份。' },
  stopped: { exit: 8, sentence: '演练中途停止，没有做完。请再演练一次。' },
  failed: { exit: 8, sentence: '演练没有做成，原因不明，详情在本机日志里。' },
};

/** A drill as the command answers it: exit code 0 where the backup was proved. */
export function drillInWords({ file, result, why = 'failed', ms, size, root, cases, bundled, keys }: Drill): {
  exit: number;
  lines: string[];
} {
  const seconds = `用时 ${(ms / 1000).toFixed(1)} 秒；结果已记入本机台账，临时文件夹已清除。`;
  if (result === 'failed') {
    const { exit, sentence } = FAILED[why];
    return { exit, lines: [`恢复演练没有通过：${file}。${sentence}`, seconds] };
  }
  const opened = { own: '本机密钥', recovery: '恢复密钥', passphrase: '口令' }[keys];
  return {
    exit: 0,
    lines: [
      `恢复演练通过：${file}，用${opened}打开。`,
      `整份核对过 ${size} 条记录，树根 ${root}，和备份时记下的一致。`,
      `逐笔还原了 ${cases} 笔业务；导出脱敏证据包（${bundled} 条记录），核验器核实无误；下一代台账可以开启。`,
      seconds,
    ],
  };
}

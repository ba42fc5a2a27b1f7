// Every sentence of the page on which an auditor holds bundles against one another and against this station's log.
import { identityName } from '../../shared/ledger/origin.ts';
import type { Beside } from '../../shared/ledger/verify/side-by-side.ts';

export const COMPARE = {
  title: '比对证据包',
  intro:
    '选一个或几个证据包，逐个核验，再和本机台账比对，也互相比对。文件只在这个窗口里读，不会上传，也不会改动。',
  recorded: '比对了哪些检查点、结果如何，会以您的名义记入台账。',
  choose: '选择证据包',
  chooseOthers: '重新选择',
  start: '开始比对',
  chosen: (files: number) => `已选 ${files} 个文件`,
  repeated: (files: number) => `有 ${files} 个文件选了两次，只比对一次。`,
  tooMany: (most: number) => `一次最多比对 ${most} 个文件，请分几次比对。`,
  own: '正在核对本机台账',
  working: (at: number, of: number, file: string) => `正在核验第 ${at} 个，共 ${of} 个：${file}`,
  cancel: '取消',
  cancelled: '已取消，没有比对结果。',
  interrupted: '和程序的连接断了，没有比对结果。请重新比对。',
  again: '再比对一次',
  done: (files: number) => `比对结果：${files} 个文件`,
  ownHead: (size: number) => `本机台账比对时共 ${size} 条。`,
  columns: { file: '文件', log: '台账', content: '内容', result: '核验', beside: '与本机台账' },
  bytes: '大小',
  size: (size: number) => `${size} 条`,
  days: (days: number) => `${days} 天`,
  root: (start: string) => `树根 ${start}…`,
  wholeCases: (shown: number, whole: number) => `业务 ${shown} 笔，完整 ${whole} 笔`,
  entries: (shown: number, withheld: number) => `披露 ${shown} 条，未披露 ${withheld} 条`,
  moreFailures: (count: number) => `另有 ${count} 处，可用核验页逐条查看。`,
  marks: { good: '✓', ask: '?', bad: '×' },
  notRead: {
    empty: '空文件，没有内容。',
    sealed: '这个文件已加密封存。请收件人用自己的私钥打开，再比对打开后的 zip 文件。',
    'no-bundle': '不是证据包，或文件不完整。',
    unreadable: '文件读不出来。可能已被移走或改动，请重新选择。',
    fault: '核验程序自身出错，没有结论。',
  },
  results: {
    verified: '成立，出自本机身份',
    unproven: '内容一致，来源没有核实',
    tampered: '不成立，有内容被改动',
    malformed: '不是合格的证据包',
    fault: '没有结论',
  },
  notCompared: '核验没有通过，不比对',
  otherGeneration: '本机另一代台账（恢复备份以前或以后），不能比对',
  otherDevice: '另一台设备，不能和本机台账比对',
  unknown: '没有算出结果，请重新比对',
  same: (size: number) => `同一台账，${size} 条全部一致`,
  shorter: (size: number) => `同一台账，前 ${size} 条一致`,
  longer: (size: number, more: number) =>
    `比本机台账长：前 ${size} 条一致，另有 ${more} 条本机没有。请立即核对台账，并报告上级。`,
  forks: (size: number) => `分叉：第 ${size - 1} 条或更早的记录，两边不同。请保留这个文件，并报告上级。`,
  among: {
    title: '证据包之间',
    none: '没有两个出自同一台账的包可以互相比对。',
    agree: (pairs: number) => `出自同一台账的包两两比对 ${pairs} 次，全部一致。`,
    fork: (shorter: string, longer: string, size: number) =>
      `“${shorter}”和“${longer}”分叉：第 ${size - 1} 条或更早的记录不同，两个不可能都是真的。`,
    keep: '请保留这两个文件，并报告上级。',
  },
  report: {
    write: '写举证文件',
    writeNamed: (shorter: string, longer: string) => `写举证文件：“${shorter}”和“${longer}”`,
    aid: '举证文件很小，只有两个检查点、签名和证明，没有客户的内容。不带证据包，别人也能核对。写出会以您的名义记入台账。',
    working: '正在找证明…',
    written: '已写出举证文件，并记入台账。',
    identity: {
      own: '两个检查点都是本机的身份签的。',
      unproven: '签名的不是本机的身份。请用那台设备登记过的身份指纹核对。',
    },
    file: '文件',
    sha256: '校验值',
    check: (file: string) => `核对的命令：npm run verify -- --check-misbehaviour ${file}`,
    none: (why: string) => `没有写举证文件：${why}`,
    tooLong: '台账的天数太多，请用命令行核验器的 verify --misbehaviour 写出。',
  },
  withOwn: '和本机台账分叉的包：请先从本机导出一份证据包，和它一起再比对一次，就能写出举证文件。',
} as const;

/** How a bundle's log stands to this station's, in one sentence. */
export function besideInWords(beside: Beside, theirs: { origin: string; size: number }, own: string): string {
  switch (beside.as) {
    case 'other-log':
      return identityName(theirs.origin) === identityName(own)
        ? COMPARE.otherGeneration
        : COMPARE.otherDevice;
    case 'unknown':
      return COMPARE.unknown;
    case 'same':
      return COMPARE.same(beside.size);
    case 'shorter':
      return COMPARE.shorter(beside.size);
    case 'longer':
      return COMPARE.longer(beside.size, theirs.size - beside.size);
    case 'forks':
      return COMPARE.forks(beside.size);
  }
}

// Every sentence about checking the whole log, for all who may have it checked.
import { shanghaiTime } from '../../shared/words/time.ts';
import type { Answer } from './answer.ts';

type What = NonNullable<Answer['finding']>['what'];

const FOUND: Record<What, string> = {
  'entry-missing': '这条记录不见了。',
  'entry-unreadable': '这条记录在磁盘上读不出来。',
  'entry-changed': '这条记录与它的校验值不符。',
  'entry-malformed': '这条记录的内容不合台账格式。',
  'entry-moved': '这条记录不在它原来的位置。',
  'entry-added': '台账末尾多出了没有签名的内容。',
  'link-broken': '后面的记录与这条接不上。',
  'part-missing': '这条记录的隐私内容不见了。',
  'part-changed': '这条记录的隐私内容与当时封存的不符。',
  'thing-missing': '这条记录所附的文件不见了。',
  'thing-changed': '这条记录所附的文件与当时封存的不符。',
  'root-differs': '每条记录都在，但合起来与签名的根值不符。',
  'checkpoint-bad': '交出过的检查点与台账不符。',
  'anchor-differs': '锚点文件与台账不符。',
};

export const CHECK = {
  title: '核对台账',
  intro: '从第一条起，把整本台账重新核对一遍。只读，不改动任何记录。',
  recorded: '开始和结束都会以您的名义记入台账。核对时可以照常办理业务。',
  known: {
    title: '和外面保存的数比一比（选填）',
    aid: '日结单、回执或证据包上有条数和根值。填进来，就能看出整本台账有没有被换过。',
    size: '条数',
    root: '根值',
    rootAid: '44 个字符，以 = 结尾',
    faults: {
      size: '条数是大于 0 的整数。',
      root: '根值是 44 个字符，以 = 结尾，请照原样填写。',
      both: '条数和根值要一起填。',
    },
  },
  start: '立即核对',
  again: '再核对一次',
  working: '正在核对',
  progress: (done: number, of: number) => (of > 0 ? `已核对 ${done} 条，共 ${of} 条` : '正在开始'),
  cancel: '取消核对',
  cancelled: '核对已取消，没有得出结论。取消已记入台账。',
  interrupted: '核对中断了，没有得出结论。请再核对一次。',
  whole: {
    title: '台账完整',
    counted: (size: number) => `共 ${size} 条记录，逐条相符，前后相接。`,
    parts: (parts: number) => `隐私内容 ${parts} 项，与当时封存的相符。`,
    erased: (entries: number) => `${entries} 条记录的隐私内容已清除，记录本身仍然完整。`,
    anchor: '与锚点文件一致。',
    root: '根值',
  },
  checkpoints: (count: number) =>
    count > 0 ? `与交出过的 ${count} 个检查点一致。` : '还没有交出过检查点，没有可以比的。',
  newest: (size: number, at: string) => `最近一个：前 ${size} 条，到 ${shanghaiTime(at)} 为止。`,
  knownAnswers: {
    same: '与您填写的条数和根值一致。',
    differs: '与您填写的不一致。请先核对有没有抄错；没有抄错，请通知审计。',
    longer: '您填写的条数比台账多。请先核对有没有抄错；没有抄错，台账可能被换成了旧的，请通知审计。',
  },
  broken: {
    title: '台账有记录对不上',
    place: (seq: number, from: number) =>
      from === seq
        ? `最早对不上的是第 ${seq} 号记录。`
        : `对不上的从第 ${from} 号到第 ${seq} 号记录之间开始。`,
    what: (what: What) => FOUND[what],
    at: (at: string) => `这条记录写明的时间：${shanghaiTime(at)}。`,
    noTime: '这条记录写明的时间读不出来。',
    lastGood: (size: number, at: string) =>
      `在此之前，前 ${size} 条（到 ${shanghaiTime(at)} 为止）有交出过的检查点证明是完整的。`,
    noneGood: '在此之前没有交出过检查点。',
    sealed: '结果已记入台账。为保护证据，台账已停止写入。',
    next: '请不要删除或改动数据文件夹，通知审计和系统管理员。业务请改用纸质流程办理。',
  },
  provesNot: {
    title: '核对不能证明',
    lines: [
      '记录里的时间是否准确：时间来自本机的时钟。',
      '整本台账连同锚点有没有被换成旧的：要和外面保存的条数、根值比才看得出。',
      '今天的记录有没有被拿到本机当日密钥的人重写。',
    ],
  },
} as const;

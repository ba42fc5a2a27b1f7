// Dissuasion, stop-payment help, the additions for elders and the machines as domain.md has them, typed in by hand from sections
// 2.2, 4.5, 5.2, 7.2 and 8, never from the pack.
import type { Channel } from '../../shared/procedure/procedure-schema.ts';

type OptionRow = readonly [option: string, label: string, ...flags: string[]];

export interface StepRow {
  readonly step: string;
  /** Absent: the teller. */
  readonly who?: 'reviewer' | 'lobby';
  readonly channel: Channel;
  readonly choose: 'one' | 'many';
  /** Exact wording of domain.md; absent where it gives none. */
  readonly say?: string;
  readonly options: readonly OptionRow[];
}

const FAMILY_CALL = {
  channel: 'verified',
  choose: 'one',
  say: '愿意让我们给您信任的家人打个电话吗？号码由您来报。',
  options: [
    ['contacted', '已联系'],
    ['no-consent', '不同意'],
    ['no-answer', '无人接'],
  ],
} as const;

const POLICE_CALL = {
  who: 'reviewer',
  channel: 'verified',
  choose: 'one',
  options: [
    ['arrived', '已到场'],
    ['phone-advice', '电话劝阻'],
    ['not-connected', '未接通'],
    ['not-sent', '不派警'],
  ],
} as const;

/** domain.md 7.2; DIS-06S is its "15 min timer, second number, 110", and DIS-09 its follow-ups. */
const DISSUASION: readonly StepRow[] = [
  {
    step: 'DIS-01',
    channel: 'said',
    choose: 'one',
    say: '这笔业务需要我们主管一起看一下，请您稍坐，不耽误您。',
    options: [
      ['agreed', '同意'],
      ['impatient', '急躁'],
      ['left', '离开'],
    ],
  },
  {
    step: 'DIS-02',
    who: 'reviewer',
    channel: 'observed',
    choose: 'one',
    say: '按规定只和本人核对，请陪同的朋友在外面等一下。',
    options: [
      ['apart', '已分开'],
      ['companion-refused', '拒绝', 'F18'],
    ],
  },
  {
    step: 'DIS-03',
    who: 'reviewer',
    channel: 'said',
    choose: 'one',
    say: '我不是不让您办，是想帮您把钱看住。您先讲讲来龙去脉。',
    options: [
      ['T01', '刷单返利'],
      ['T02', '投资理财'],
      ['T03', '购物服务'],
      ['T04', '物流客服'],
      ['T05', '征信'],
      ['T06', '领导熟人'],
      ['T07', '公检法'],
      ['T08', '婚恋交友'],
      ['T09', '虚假交易'],
      ['T10', '退改签'],
      ['T11', '积分清零'],
      ['T12', '考试'],
      ['T13', '校园贷'],
      ['T14', '民族资产解冻'],
      ['T15', '保健品'],
      ['T16', '隐私敲诈'],
      ['T17', '线下取现'],
      ['T18', '跑分'],
      ['undecided', '未定'],
    ],
  },
  {
    step: 'DIS-04',
    who: 'reviewer',
    channel: 'said',
    choose: 'one',
    options: [
      ['realised', '醒悟'],
      ['wavering', '犹豫'],
      ['insists', '坚持'],
      ['genuine', '核实属实'],
    ],
  },
  { step: 'DIS-05', who: 'reviewer', ...FAMILY_CALL },
  { step: 'DIS-06', ...POLICE_CALL },
  { step: 'DIS-06S', ...POLICE_CALL },
  {
    step: 'DIS-07',
    who: 'reviewer',
    channel: 'said',
    choose: 'many',
    options: [
      ['next-day', '次日到账'],
      ['part-only', '一部分'],
      ['lower-limit', '限额'],
      ['close-online', '关闭电子渠道'],
      ['report-loss', '挂失'],
      ['change-password', '密码'],
      ['remove-remote', '卸载远程软件'],
      ['none', '不需要'],
    ],
  },
  {
    step: 'DIS-08',
    who: 'reviewer',
    channel: 'verified',
    choose: 'one',
    options: [
      ['carry-on', '正常办理'],
      ['refuse', '不予办理'],
      // features.md RF11 and J12; domain.md has no word for it.
      ['police', '警方接手'],
      ['withdrawn', '客户放弃'],
      ['insisted', '坚持办理'],
    ],
  },
];

/** domain.md 4.5; STOP-01C is the second half of STOP-01's options: by which channel. */
const STOP_PAYMENT: readonly StepRow[] = [
  {
    step: 'STOP-01',
    channel: 'said',
    choose: 'one',
    say: '钱是什么时候、怎么转出去的？',
    options: [
      ['within-half-hour', '30 分钟'],
      ['within-day', '24 小时'],
      ['longer', '更久'],
    ],
  },
  {
    step: 'STOP-01C',
    channel: 'said',
    choose: 'one',
    options: [
      ['counter', '柜面'],
      ['mobile-bank', '手机银行'],
      ['atm', 'ATM'],
      ['payment-platform', '支付平台'],
    ],
  },
  {
    step: 'STOP-02',
    channel: 'verified',
    choose: 'one',
    options: [
      ['can-cancel', '可撤销'],
      ['sent', '已汇出'],
    ],
  },
  {
    step: 'STOP-03',
    channel: 'observed',
    choose: 'one',
    options: [
      ['reported', '已报警'],
      ['unwilling', '客户不愿'],
    ],
  },
  {
    step: 'STOP-04',
    channel: 'verified',
    choose: 'one',
    options: [
      ['complete', '完整'],
      ['missing', '缺项'],
    ],
  },
  {
    step: 'STOP-05',
    channel: 'said',
    choose: 'many',
    options: [
      ['report-loss', '挂失'],
      ['change-password', '改密码'],
      ['close-online', '关电子渠道'],
      ['remove-remote', '卸载远程软件'],
      ['none', '不需要'],
    ],
  },
  { step: 'STOP-06', channel: 'observed', choose: 'one', options: [['given', '后续事项']] },
];

/** domain.md 8; ELD-02S is its "explain again, supervisor". */
const ELDERS: readonly StepRow[] = [
  {
    step: 'ELD-01',
    channel: 'said',
    choose: 'one',
    say: '字要放大一点吗？要不要我放给您听？',
    options: [
      ['large-type', '大字'],
      ['aloud', '朗读'],
      ['both', '大字和朗读'],
      ['not-needed', '不需要'],
    ],
  },
  {
    step: 'ELD-02',
    channel: 'said',
    choose: 'one',
    say: '您用自己的话说说，这张纸提醒您什么？',
    options: [
      ['clear', '说得清'],
      ['unclear', '说不清'],
    ],
  },
  {
    step: 'ELD-02S',
    who: 'reviewer',
    channel: 'said',
    choose: 'one',
    options: [
      ['clear', '说得清'],
      ['still-unclear', '说不清'],
    ],
  },
  {
    step: 'ELD-03',
    channel: 'said',
    choose: 'one',
    say: '旁边是您的哪位亲属？',
    options: [
      ['spouse-child', '配偶或子女'],
      ['other-relative', '其他亲属'],
      ['acquaintance', '熟人'],
      ['newly-met', '新认识', 'F17'],
      ['nobody', '没有人'],
    ],
  },
  {
    step: 'ELD-04',
    channel: 'observed',
    choose: 'one',
    options: [
      ['done', '已单独核对'],
      ['inconvenient', '不便'],
    ],
  },
  { step: 'ELD-05', ...FAMILY_CALL },
  {
    step: 'ELD-06',
    channel: 'observed',
    choose: 'one',
    options: [
      ['ink', '签名'],
      ['mark', '手印'],
      ['written-for', '代书'],
    ],
  },
  {
    step: 'ELD-07',
    channel: 'said',
    choose: 'one',
    options: [
      ['accepted', '接受'],
      ['declined', '不接受'],
    ],
  },
  { step: 'ELD-08', channel: 'observed', choose: 'one', options: [['given', '已给']] },
];

/**
 * domain.md 2.2. Its ATM-00 is the machine, which stands in the entry, and the business, which is asked in ATM-01: one tap (its five-tap
 * sum). `cancel-transfer` is how ATM-90 is asked for, `came-back` is the repeated visit of features.md AT2.
 */
const MACHINES: readonly StepRow[] = [
  {
    step: 'ATM-01',
    who: 'lobby',
    channel: 'said',
    choose: 'one',
    say: '您好，今天在机器上办哪项业务？需要我帮忙吗？',
    options: [
      ['withdraw', '取款'],
      ['deposit', '存款'],
      ['query', '查询'],
      ['cardless', '无卡'],
      ['cancel-transfer', '撤销'],
      ['to-self', '转给自己'],
      ['to-known', '转给熟人'],
      ['to-stranger', '转给不认识的人', 'F05'],
      ['for-another', '帮别人转', 'F29'],
      ['unwilling', '不愿说', 'F01'],
    ],
  },
  {
    step: 'ATM-02',
    who: 'lobby',
    channel: 'observed',
    choose: 'many',
    options: [
      ['normal', '遮挡密码属正常'],
      ['hurried', '着急', 'F15'],
      ['nervous', '神情紧张', 'F15'],
      ['foreign-screen', '外文界面', 'F34'],
      ['directed', '有人在旁指挥', 'F17'],
      ['came-back', '提醒后又回来', 'L01'],
    ],
  },
  {
    step: 'ATM-03',
    who: 'lobby',
    channel: 'observed',
    choose: 'many',
    options: [
      ['none', '无'],
      ['on-phone', '边打电话', 'F16'],
      ['messages', '看手机消息', 'F16'],
      ['note', '照纸条', 'F16'],
      ['earphone', '戴耳机', 'F14'],
      ['screen-sharing', '屏幕共享', 'F14'],
    ],
  },
  {
    step: 'ATM-04',
    who: 'lobby',
    channel: 'said',
    choose: 'one',
    say: '遇到自称警察、客服、老师让转账的，先别操作。',
    options: [
      ['reminded', '已提醒'],
      ['left', '离开'],
    ],
  },
  {
    step: 'ATM-05',
    who: 'lobby',
    channel: 'said',
    choose: 'one',
    say: '请先给家人或熟人打个电话，核实这笔钱。',
    options: [
      ['confirmed', '已核实'],
      ['not-confirmed', '未核实'],
      ['refused', '拒绝', 'F12'],
    ],
  },
  {
    step: 'ATM-06',
    who: 'lobby',
    channel: 'said',
    choose: 'one',
    say: '确认真有其事再转；拿不准，我陪您到柜台办。',
    options: [
      ['confirmed', '已确认办理'],
      ['to-counter', '转柜台'],
      ['gave-up', '放弃'],
      ['insists', '坚持'],
    ],
  },
  {
    step: 'ATM-90',
    who: 'lobby',
    channel: 'verified',
    choose: 'one',
    options: [
      ['handed-over', '交柜台'],
      ['sent', '已汇出'],
    ],
  },
];

export const TABLES: Readonly<Record<string, readonly StepRow[]>> = {
  DIS: DISSUASION,
  STOP: STOP_PAYMENT,
  ELD: ELDERS,
  ATM: MACHINES,
};

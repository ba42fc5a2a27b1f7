// Transfer questions and cash withdrawal as domain.md has them, typed in by hand from sections 1.5b, 1.8 and 5.3, never from the pack.
import type { Channel, Step } from '../../shared/procedure/procedure-schema.ts';

type OptionRow = readonly [option: string, label: string, ...flags: string[]];

export interface StepRow {
  readonly step: string;
  readonly channel: Channel;
  readonly form?: Step['form'];
  readonly choose?: 'many';
  /** Exact wording of 1.5b or 1.8; absent where they give none. */
  readonly say?: string;
  readonly options: readonly OptionRow[];
}

/** "As REM-12, REM-13" in one step, and one calm option for both. */
const LOOKS: readonly OptionRow[] = [
  ['calm', '平静'],
  ['hurried', '着急', 'F15'],
  ['flustered', '慌张', 'F15'],
  ['emotional', '情绪激动', 'F15'],
  ['accompanied', '有人陪同，正常'],
  ['companion-answers', '陪同人代答', 'F17'],
  ['companion-blocks', '陪同人阻拦', 'F18'],
  ['on-call', '通话中', 'F16'],
  ['checking-phone', '频繁看手机', 'F16'],
  ['reading-note', '照念纸条', 'F16'],
  ['earphone-instructions', '戴耳机听指令', 'F14'],
  ['remote-software', '远程软件', 'F14'],
];

/** domain.md 1.5b. TRF-02S and TRF-02C are the evidence "as REM-01"; TRF-10R and TRF-10A result and arrival as in REM. */
export const TRANSFER_TABLE: readonly StepRow[] = [
  {
    step: 'TRF-00',
    channel: 'shown',
    form: 'notice',
    say: '您填单的时候，请看一下屏幕上的提示和本地近期的案例。',
    options: [
      ['shown', '已显示'],
      ['aloud', '朗读'],
      ['declined-reading', '不愿看', 'F33'],
    ],
  },
  {
    step: 'TRF-01',
    channel: 'said',
    form: 'sheet',
    options: [
      ['none', '以上情形都没有发生'],
      ['ask-staff', '我想问工作人员'],
      ['safe-account', '安全账户', 'F03'],
      ['screen-sharing', '共享屏幕', 'F03'],
      ['tasks', '做任务', 'F03'],
      ['sure-profit', '稳赚', 'F04'],
      ['paper', '纸质'],
      ['refused', '不愿', 'F33'],
    ],
  },
  {
    step: 'TRF-02',
    channel: 'said',
    options: [
      ['self', '本人'],
      ['spouse', '配偶'],
      ['child', '子女'],
      ['other-person', '其他个人'],
      ['company', '单位'],
    ],
  },
  {
    step: 'TRF-02S',
    channel: 'verified',
    options: [
      ['household-register', '户口簿'],
      ['marriage-certificate', '结婚证'],
      ['bank-record', '本行记录'],
      ['none', '没有凭据'],
    ],
  },
  {
    step: 'TRF-02C',
    channel: 'verified',
    options: [
      ['household-register', '户口簿'],
      ['birth-certificate', '出生证明'],
      ['bank-record', '本行记录'],
      ['none', '没有凭据'],
    ],
  },
  {
    step: 'TRF-03',
    channel: 'said',
    say: '您和收款人认识吗？是亲戚还是朋友？',
    options: [
      ['relative', '亲属'],
      ['friend', '朋友、同事'],
      ['partner', '生意伙伴'],
      ['merchant', '商家、单位'],
      ['online-friend', '网友', 'F06'],
      ['claimed-official', '自称客服、警察、老师或领导', 'F09'],
      ['stranger', '不认识', 'F05'],
    ],
  },
  {
    step: 'TRF-04',
    channel: 'said',
    say: '你们是怎么认识的？',
    options: [
      ['long-known', '长期熟人'],
      ['introduced', '经人介绍'],
      ['met-online', '网上认识', 'F06'],
      ['phone-only', '电话里认识', 'F05'],
      ['unwilling', '不愿说', 'F01'],
    ],
  },
  {
    step: 'TRF-05',
    channel: 'said',
    say: '之前和对方有过资金往来吗？',
    options: [
      ['often', '多次'],
      ['once-or-twice', '一两次'],
      ['never', '这是第一次', 'F07'],
    ],
  },
  {
    step: 'TRF-06',
    channel: 'said',
    say: '平时用什么方式联系？电话、微信还是QQ？',
    options: [
      ['in-person', '当面'],
      ['phone', '电话', 'F08'],
      ['wechat-qq', '微信、QQ', 'F08'],
      ['other-chat-app', '其他聊天软件', 'F32'],
      ['overseas-call', '境外电话', 'F32'],
    ],
  },
  {
    step: 'TRF-07',
    channel: 'said',
    say: '这笔钱确定是用于单子上写的用途吗？',
    options: [
      ['yes', '是'],
      ['changed', '改为', 'F02'],
      ['unclear', '说不清', 'F01'],
      ['told-by-other', '其实是别人让转的', 'F04'],
    ],
  },
  { step: 'TRF-08', channel: 'observed', choose: 'many', options: LOOKS },
  {
    step: 'TRF-09',
    channel: 'verified',
    choose: 'many',
    options: [
      ['consistent', '一致'],
      ['slip-error', '单据有误', 'F22'],
      ['name-mismatch', '户名不符', 'F23'],
      ['phone-not-own', '手机非本人', 'F24'],
      ['account-unusual', '账户异动', 'F20'],
      ['list-hit', '名单命中', 'F25'],
      ['police-warning', '警方预警', 'F26'],
      ['query-failed', '查询失败'],
      ['agent-unclear', '代办说不清', 'F29'],
      ['early-deposit', '定期提前支取', 'F19'],
      ['age-job-mismatch', '与年龄、职业不符', 'F21'],
      ['limit-rush', '急开限额', 'F30'],
      // REM-00 reads the document; here the same check is part of "slip against ID".
      ['id-doubtful', '证件异常', 'K02'],
    ],
  },
  { step: 'TRF-10R', channel: 'verified', form: 'outcome', options: [] },
  {
    step: 'TRF-10A',
    channel: 'said',
    form: 'arrival',
    options: [
      ['realtime', '实时'],
      ['ordinary', '普通'],
      ['next-day', '次日'],
    ],
  },
  {
    step: 'TRF-10',
    channel: 'signed',
    form: 'confirmation',
    options: [
      ['ink', '确认并签名'],
      ['not-now', '暂不办理'],
      ['change', '要求改'],
    ],
  },
];

/** domain.md 1.8. The rows of CASH-08 stand apart: reading, repeating a point in own words, signing. */
export const CASH_TABLE: readonly StepRow[] = [
  {
    step: 'CASH-01',
    channel: 'said',
    say: '这笔现金准备用在什么地方？说个大概就可以。',
    options: [
      ['home', '家用'],
      ['renovation', '装修'],
      ['wedding', '婚嫁'],
      ['medical', '医疗'],
      ['wages', '发工资'],
      ['business', '生意'],
      ['gold', '买黄金'],
      ['investment', '投资', 'F04'],
      ['investigation', '配合调查', 'F03'],
      ['unwilling', '不愿说', 'F01'],
    ],
  },
  {
    step: 'CASH-02',
    channel: 'verified',
    options: [
      ['same', '一致'],
      ['different', '不一致', 'F02'],
      ['not-booked', '未预约'],
    ],
  },
  {
    step: 'CASH-03',
    channel: 'said',
    say: '现金打算交给谁？',
    options: [
      ['own-use', '自己用'],
      ['family', '家人'],
      ['known-merchant', '熟识的商家'],
      ['collector', '上门来取的人', 'F27'],
      ['posted', '邮寄或托运', 'F27'],
      ['stranger', '不认识的人', 'F27'],
      ['unwilling', '不愿说', 'F01'],
    ],
  },
  {
    step: 'CASH-04',
    channel: 'said',
    say: '钱是您原来的积蓄，还是最近别人转进来的？',
    options: [
      ['savings', '积蓄'],
      ['wages-trade', '工资、货款'],
      ['new-loan', '贷款刚放', 'F35'],
      ['just-received', '别人刚转来', 'F20'],
      ['paid-for-it', '好处费', 'F20', 'F28'],
      ['unsure', '不清楚'],
    ],
  },
  {
    step: 'CASH-05',
    channel: 'said',
    options: [
      // The question is for a time deposit; most money is none.
      ['not-a-deposit', '不是定期'],
      ['will-wait', '接受等待'],
      ['urgent-explained', '有急用，能说明'],
      ['careless', '完全不在意', 'F19'],
    ],
  },
  { step: 'CASH-06', channel: 'observed', choose: 'many', options: LOOKS },
  {
    step: 'CASH-07',
    channel: 'verified',
    choose: 'many',
    options: [
      ['consistent', '一致'],
      ['account-unusual', '异动', 'F20'],
      ['list-hit', '名单', 'F25'],
      ['police-warning', '预警', 'F26'],
      // 7.3: identity failure is a ground of O6; a system that is down is no answer of the customer's (REM-14).
      ['id-doubtful', '证件异常', 'K02'],
      ['query-failed', '查询失败'],
    ],
  },
  {
    step: 'CASH-08',
    channel: 'shown',
    form: 'notice',
    options: [
      ['read', '已阅读'],
      ['aloud', '朗读'],
      ['large-type', '大字'],
      ['declined-reading', '拒绝阅读', 'F33'],
      ['signed-unread', '没有看就签名', 'F33'],
    ],
  },
  {
    step: 'CASH-08R',
    channel: 'said',
    options: [
      ['own-words', '说得清'],
      ['after-explaining', '再讲一遍后说得清'],
      ['not-yet', '说不清'],
      ['unwilling', '不愿说'],
    ],
  },
  {
    step: 'CASH-08S',
    channel: 'signed',
    form: 'signing',
    options: [
      ['ink', '签名'],
      ['mark', '手印'],
      ['paper', '纸质签名'],
      ['refused', '不签'],
    ],
  },
  { step: 'CASH-09', channel: 'verified', form: 'outcome', options: [] },
];

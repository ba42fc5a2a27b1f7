// Account opening, e-banking sign-up and limit increase as domain.md has them, typed in by hand from sections 3.3 to 3.7, never from the pack.
import type { Weight } from '../../shared/procedure/predicate.ts';
import type { Channel, Step } from '../../shared/procedure/procedure-schema.ts';

type OptionRow = readonly [option: string, label: string, ...flags: string[]];

export interface StepRow {
  readonly step: string;
  readonly channel: Channel;
  readonly form?: Step['form'];
  readonly choose?: 'many';
  readonly who?: 'reviewer';
  /** Exact wording of 3.4 or 3.7; absent where they give none. */
  readonly say?: string;
  /** The flag until a deferred query has come back. */
  readonly deferred?: string;
  readonly options: readonly OptionRow[];
}

/** 3.4 ACC-01 and 3.7 EBK-05: explained, refused, or read in one of the ways of REM-02. */
const READING: readonly OptionRow[] = [
  ['read', '已阅读'],
  ['aloud', '朗读'],
  ['large-type', '大字'],
  ['explained', '要求解释'],
  ['declined-reading', '拒绝阅读', 'K19'],
  ['signed-unread', '没有看就签名', 'F33'],
];

const SIGNING: readonly OptionRow[] = [
  ['ink', '签名'],
  ['mark', '手印'],
  ['paper', '纸质签名'],
  ['refused', '拒签', 'K19'],
];

/** domain.md 3.4. ACC-02M is its “retry 1 → manual”, ACC-05g the account class on which A2, A3 and K08 of 3.3 and 3.5 rest. */
export const ACCOUNT_TABLE: readonly StepRow[] = [
  {
    step: 'ACC-00',
    channel: 'verified',
    options: [
      ['ok', '本人办理'],
      ['agent', '代理人'],
      ['minor', '未成年人'],
      ['batch', '批量'],
      ['expired', '过期'],
      ['unreadable', '读不出', 'K15'],
      ['doubtful', '人证是否一致有疑问', 'K02'],
      ['agent-unclear', '代理关系说不清', 'K17'],
    ],
  },
  {
    step: 'ACC-01',
    channel: 'shown',
    form: 'notice',
    say: '请先看提示书，重点是不出租、不出借、不出售账户。',
    options: READING,
  },
  { step: 'ACC-01S', channel: 'signed', form: 'signing', options: SIGNING },
  // Not in 3.4: what follows from a signature without reading (F33), as 1.8 has it for cash.
  {
    step: 'ACC-01E',
    channel: 'said',
    options: [
      ['clear', '说得清'],
      ['unclear', '还说不清', 'K19'],
    ],
  },
  {
    step: 'ACC-02',
    channel: 'verified',
    options: [
      ['passed', '刷脸通过'],
      ['failed', '不通过'],
      ['manual-passed', '人工核对通过'],
      ['unwilling', '不愿刷脸'],
    ],
  },
  {
    step: 'ACC-02M',
    channel: 'verified',
    options: [
      ['passed', '人工核对通过'],
      ['mismatch', '不一致', 'K02'],
      ['refused', '不配合', 'K01'],
    ],
  },
  {
    step: 'ACC-03',
    channel: 'verified',
    deferred: 'K15',
    options: [
      ['clear', '无异常'],
      ['hint', '提示', 'K14'],
      ['hit', '命中', 'K13', 'K14'],
    ],
  },
  {
    step: 'ACC-04',
    channel: 'verified',
    say: '请说一下您在用的手机号，我发个验证码。',
    deferred: 'K15',
    options: [
      ['own', '本人实名'],
      ['family', '家人代管'],
      ['not-own', '不是本人', 'K11'],
      ['unknown', '说不出', 'K11'],
      ['shared', '多人共用同一号码', 'K12'],
    ],
  },
  {
    step: 'ACC-05a',
    channel: 'said',
    say: '这个账户主要用来做什么？',
    options: [
      ['salary', '工资'],
      ['living', '生活收支'],
      ['pension', '社保养老'],
      ['tuition', '学费'],
      ['trade', '生意'],
      ['loan', '还贷'],
      ['invest', '投资'],
      ['pass-through', '代收代付', 'K05'],
      ['told-for-pay', '别人让开', 'K06'],
      ['told-for-prize', '别人让开', 'K20'],
      ['unclear', '说不清', 'K04'],
    ],
  },
  {
    step: 'ACC-05b',
    channel: 'said',
    say: '您做什么工作，在哪里上班或上学？',
    options: [
      ['employed', '上班'],
      ['self-employed', '个体'],
      ['flexible', '灵活就业'],
      ['farming', '务农'],
      ['student', '上学'],
      ['retired', '退休'],
      ['home', '家务'],
      ['none', '无业'],
      ['unwilling', '不愿说', 'K04'],
    ],
  },
  {
    step: 'ACC-05c',
    channel: 'said',
    say: '现在住在哪里？大约住多久了？',
    options: [
      ['local', '本地'],
      ['elsewhere-reason', '外地，在本地工作'],
      ['elsewhere', '没有说到本地的事由', 'K16'],
    ],
  },
  {
    step: 'ACC-05d',
    channel: 'said',
    say: '名下还有本行或他行的卡吗？最近开过或销过吗？',
    options: [
      ['few', '0–2'],
      ['three-or-more', '3 张及以上', 'K21'],
      ['frequent', '频繁', 'K07'],
    ],
  },
  {
    step: 'ACC-05e',
    channel: 'said',
    choose: 'many',
    say: '今天是自己决定来办的吗？旁边几位是一起的吗？',
    options: [
      ['own', '自己决定'],
      ['with-family', '家人陪同'],
      ['employer', '单位集中', 'K03'],
      ['group', '多人结伴', 'K03'],
      ['told-to', '他人要求', 'K06'],
      ['consults', '同伴或手机', 'K10'],
    ],
  },
  {
    step: 'ACC-05f',
    channel: 'said',
    say: '需要手机银行吗？平时每天大概转多少？',
    options: [
      ['not-needed', '不开'],
      ['small', '小额'],
      ['matches-income', '与收入相符'],
      ['highest', '最高', 'K09'],
    ],
  },
  {
    step: 'ACC-05g',
    channel: 'verified',
    options: [
      ['class-one', '开一类户'],
      ['class-one-exists', '已有一类户'],
      ['small-need', '需求较小'],
      ['simple', '简易开户', 'K22'],
      ['limit-reached', '上限', 'K08'],
    ],
  },
  { step: 'ACC-06', channel: 'verified', form: 'outcome', options: [] },
];

/** domain.md 3.7. */
export const E_BANKING_TABLE: readonly StepRow[] = [
  {
    step: 'EBK-01',
    channel: 'said',
    say: '手机银行是您自己想开的吗？平时谁来操作？',
    options: [
      ['own', '自己'],
      ['family-helps', '家人帮看'],
      ['told-to', '别人要求开', 'F30'],
      ['unclear', '不清楚', 'K04'],
    ],
  },
  {
    step: 'EBK-02',
    channel: 'verified',
    options: [
      ['own-received', '本人当场接到'],
      ['not-received', '接不到', 'K11'],
      ['others-number', '他人的号码', 'K11'],
      ['forwarded', '转到别的号码', 'K11', 'F24'],
    ],
  },
  {
    step: 'EBK-03',
    channel: 'said',
    say: '手机里有没有别人让装的会议、远程或办案软件？',
    options: [
      ['none', '没有'],
      ['installed', '有', 'F14'],
      ['unwilling', '不愿说'],
    ],
  },
  {
    step: 'EBK-04',
    channel: 'said',
    options: [
      ['small', '小额'],
      ['matches-income', '与收入相符'],
      ['highest', '最高', 'K09'],
    ],
  },
  { step: 'EBK-05', channel: 'shown', form: 'notice', options: READING },
  { step: 'EBK-05S', channel: 'signed', form: 'signing', options: SIGNING },
];

/** domain.md 3.7. */
export const LIMIT_TABLE: readonly StepRow[] = [
  {
    step: 'LIM-01',
    channel: 'said',
    say: '为什么需要提高？大约用到什么时候？',
    options: [
      ['salary', '工资'],
      ['house', '购房'],
      ['trade', '生意'],
      ['invest', '投资', 'F04'],
      ['told-to', '别人要求', 'F30'],
      ['unwilling', '不愿说', 'F01'],
    ],
  },
  { step: 'LIM-02', channel: 'shown', options: [['told', '已一次告知']] },
  {
    step: 'LIM-03',
    channel: 'verified',
    who: 'reviewer',
    options: [
      ['agreed', '同意'],
      ['agreed-until', '同意至到期日'],
      ['single-at-counter', '柜面单笔办理'],
      ['not-agreed', '不同意'],
    ],
  },
];

/** domain.md 3.3. K14 is S or H by the level returned, K15 and K22 mark something still to come, K19 stops the opening. */
export const ACCOUNT_FLAG_WEIGHTS: Readonly<Record<string, Weight>> = {
  K01: 'S',
  K02: 'H',
  K03: 'S',
  K04: 'S',
  K05: 'S',
  K06: 'H',
  K07: 'S',
  K08: 'H',
  K09: 'S',
  K10: 'S',
  K11: 'S',
  K12: 'S',
  K13: 'H',
  K14: 'S',
  K15: 'W',
  K16: 'W',
  K17: 'S',
  K18: 'H',
  K19: 'H',
  K20: 'H',
  K21: 'S',
  K22: 'W',
};

/** domain.md 3.3: “legal ground” or “legal refusal ground”. */
export const LEGAL_GROUNDS = ['K01', 'K03', 'K04', 'K05', 'K06'] as const;

// The quiet look at an account that may be in somebody else's hands (MUL), typed in by hand and never from the pack: domain.md 1.4 and 1.6
// say what F28 is and who decides, 5.2 (T18) what is asked and that the customer may be a victim, 4.3 that nothing of a report is told.
import type { StepRow } from './dissuasion-table.ts';

const REVIEWER = { who: 'reviewer', choose: 'one' } as const;

export const MULE_STEPS: readonly StepRow[] = [
  {
    ...{ step: 'MUL-01', ...REVIEWER, channel: 'said' },
    say: '这笔业务我们按规定再核对一下，请您稍坐，不着急。',
    options: [
      ['waits', '愿意等'],
      ['later', '改日'],
      ['left', '离开'],
    ],
  },
  {
    ...{ step: 'MUL-02', ...REVIEWER, channel: 'verified' },
    options: [
      ['usual', '相符'],
      ['in-and-out', '当天进出', 'F20'],
      ['not-available', '查不到'],
    ],
  },
  {
    ...{ step: 'MUL-03', ...REVIEWER, channel: 'said' },
    say: '这笔钱是怎么来的，接下来要给谁？您说个大概就可以。',
    options: [
      ['own', '自己的钱'],
      ['for-family', '家人亲友'],
      ['for-job', '兼职'],
      ['for-loan', '走流水'],
      ['account-lent', '借给别人'],
      ['unclear', '不愿说'],
    ],
  },
  {
    ...{ step: 'MUL-04', ...REVIEWER, channel: 'observed' },
    options: [
      ['no-sign', '没有看到'],
      ['may-be-deceived', '可能也受骗'],
    ],
  },
  {
    ...{ step: 'MUL-05', ...REVIEWER, channel: 'verified', choose: 'many' },
    options: [
      ['centre-informed', '反诈中心，已告知'],
      ['centre-not-reached', '反诈中心，未接通'],
      ['police-informed', '110，已告知'],
      ['police-not-reached', '110，未接通'],
      ['superior-informed', '上级部门，已告知'],
      ['superior-not-reached', '上级部门，未接通'],
    ],
  },
  {
    ...{ step: 'MUL-06', ...REVIEWER, channel: 'verified' },
    options: [
      ['carry-on', '正常办理'],
      ['refuse', '不予办理'],
      ['police', '警方接手'],
      ['withdrawn', '客户放弃'],
      ['insisted', '坚持办理'],
    ],
  },
];

const EVERY_TIME = ['MUL-01', 'MUL-02', 'MUL-05', 'MUL-06'];

/** What is asked of whom: nothing more of a customer who does not stay. */
export const MULE_DUE: readonly [answers: Readonly<Record<string, string>>, due: readonly string[]][] = [
  [{}, EVERY_TIME],
  [{ 'MUL-01': 'left' }, EVERY_TIME],
  [{ 'MUL-01': 'later' }, EVERY_TIME],
  [{ 'MUL-01': 'waits' }, [...EVERY_TIME, 'MUL-03', 'MUL-04'].sort()],
];

/** Flags of a case of table O, and where its outcome leads: a sign that the customer is led by somebody comes first (domain.md 1.4, 6). */
export const LEADS_TO: readonly [flags: readonly string[], procedure: 'MUL' | 'DIS' | undefined][] = [
  [['F28'], 'MUL'],
  [['F20', 'F28'], 'MUL'],
  [['F25', 'F28'], 'MUL'],
  [['F27', 'F28'], 'MUL'],
  [['F03', 'F28'], 'MUL'],
  [['F13', 'F28'], 'MUL'],
  [['F26', 'F28'], 'DIS'],
  [['F14', 'F28'], 'DIS'],
  [['F18', 'F28'], 'DIS'],
  [['F09', 'F28'], 'DIS'],
  [['F25'], 'DIS'],
  [['F26'], 'DIS'],
  [['F27'], 'DIS'],
  [['F03'], 'DIS'],
  [['F05', 'F06'], 'DIS'],
  [['F05'], undefined],
  [[], undefined],
];

/** Said or written of somebody who may be used by others, these would accuse them, or tell them that they are looked at. */
export const ACCUSING =
  /洗钱(?!法)|跑分|嫌疑|犯罪|涉案|涉诈|违法|非法|骗子|同伙|工具人|卖卡|冻结|可疑交易报告|您被|老实|交代清楚|必须配合/;

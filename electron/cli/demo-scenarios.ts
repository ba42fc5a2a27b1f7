// What happens in the demo's cases: each is a customer's story told as answers, looks and decisions. Invented, all of it.

export interface Scenario {
  name: string;
  yuan: number;
  share?: 'yes' | 'no';
  /** Payee bears the customer's own name. */
  toSelf?: true;
  documentCheck?: string;
  /** Answers that differ from the calm ones, by step. */
  answers: Record<string, string[]>;
  heard?: string[];
  sign?: 'ink' | 'mark' | 'paper' | 'refuse';
  arrival?: string;
  /** What a reviewer does where one is asked. */
  review?:
    | { act: 'proceed'; reason: string; ending?: string }
    | { act: 'end'; ending: string; ground: string }
    | { act: 'raise-then-end'; to: string; reason: string; ending: string; ground: string };
  contact?: { contact: string; result: string };
  /** How it ends without being handled. */
  leaves?: { ending: string; ground: string } | { cancel: string };
}

const FRIEND = { 'REM-01': ['other-person'], 'REM-04': ['friend'] };

export const SCENARIOS: readonly Scenario[] = [
  { name: '付装修尾款给熟人', yuan: 8_000, answers: FRIEND },
  {
    name: '给配偶，有户口簿',
    yuan: 30_000,
    answers: { 'REM-01': ['spouse'], 'REM-01S': ['household-register'] },
  },
  { name: '转给自己他行账户', yuan: 120_000, toSelf: true, answers: { 'REM-01': ['self'] } },
  {
    name: '给子女交学费，有出生证明',
    yuan: 46_000,
    answers: { 'REM-01': ['child'], 'REM-01C': ['birth-certificate'] },
  },
  {
    name: '第一次给这位收款人，改次日到账',
    yuan: 20_000,
    answers: { ...FRIEND, 'REM-06': ['never'] },
    arrival: 'next-day',
  },
  { name: '着急但说得清', yuan: 6_000, answers: { ...FRIEND, 'REM-12': ['hurried'] } },
  {
    name: '边打电话边办理，核实属实',
    yuan: 9_500,
    answers: { ...FRIEND, 'REM-13': ['on-call'] },
    review: { act: 'proceed', reason: 'verified-known-number' },
  },
  {
    name: '对答如流但照念纸条，主管劝住',
    yuan: 68_000,
    answers: { ...FRIEND, 'REM-12': ['flustered'], 'REM-13': ['reading-note'] },
    review: { act: 'end', ending: 'O7', ground: 'persuaded' },
  },
  {
    name: '临时换账号且户名不符，看过合同后办理',
    yuan: 8_800,
    answers: { ...FRIEND, 'REM-08': ['just-replaced'], 'REM-14': ['name-mismatch'] },
    review: { act: 'proceed', reason: 'papers-seen' },
  },
  {
    name: '网友带投资，两项强提示',
    yuan: 52_000,
    answers: { ...FRIEND, 'REM-03': ['invest-private'], 'REM-04': ['online-friend'] },
    review: {
      act: 'raise-then-end',
      to: 'O5',
      reason: 'repeat-attempt',
      ending: 'O7',
      ground: 'family-advice',
    },
    contact: { contact: '96110', result: 'phone-advice' },
  },
  {
    name: '自称公安要求转账',
    yuan: 210_000,
    answers: { ...FRIEND, 'REM-03': ['investigation'] },
    review: { act: 'end', ending: 'O7', ground: 'persuaded' },
  },
  {
    name: '有人上门取现',
    yuan: 90_000,
    heard: ['hand-over'],
    answers: FRIEND,
    review: { act: 'end', ending: 'O7', ground: 'persuaded' },
    contact: { contact: '110', result: 'arrived' },
  },
  {
    name: '名单命中，警方核实后放行',
    yuan: 15_000,
    answers: { ...FRIEND, 'REM-14': ['list-hit'] },
    review: { act: 'proceed', reason: 'police-cleared' },
    contact: { contact: '110', result: 'phone-advice' },
  },
  {
    name: '劝阻后坚持办理，没有可以拒绝的依据',
    yuan: 40_000,
    heard: ['commission'],
    answers: FRIEND,
    review: { act: 'proceed', reason: 'no-legal-ground', ending: 'O8' },
    contact: { contact: '110', result: 'not-sent' },
  },
  {
    name: '证件不是本人',
    yuan: 12_000,
    documentCheck: 'doubtful',
    answers: FRIEND,
    review: { act: 'end', ending: 'O6', ground: 'identity' },
  },
  {
    name: '客户自己说先不汇',
    yuan: 18_000,
    answers: FRIEND,
    leaves: { ending: 'O7', ground: 'verify-first' },
  },
  { name: '业务选错', yuan: 5_000, answers: FRIEND, leaves: { cancel: 'wrong-business' } },
  { name: '不便书写，画押并有见证人', yuan: 7_200, answers: FRIEND, sign: 'mark' },
  { name: '外屏不可用，纸质签名', yuan: 4_300, answers: FRIEND, sign: 'paper' },
  {
    name: '不愿签名，主管复核后办理',
    yuan: 3_600,
    answers: FRIEND,
    sign: 'refuse',
    review: { act: 'proceed', reason: 'papers-seen' },
  },
];

// The demo's stories of transfers, cash, accounts, online banking, limits and help after a transfer.
import type { Scenario } from './demo-scenario.ts';

const KNOWN_PAYEE = { 'TRF-02': ['other-person'], 'TRF-03': ['friend'] };

const TRANSFERS: readonly Scenario[] = [
  { name: '转账给朋友，提示看过没有相似的', procedure: 'TRF', yuan: 3_000, answers: KNOWN_PAYEE },
  {
    name: '转账给配偶，有结婚证',
    procedure: 'TRF',
    yuan: 40_000,
    answers: { 'TRF-02': ['spouse'], 'TRF-02S': ['marriage-certificate'] },
  },
  {
    name: '在提示上点了“先垫钱做任务”，主管劝住',
    procedure: 'TRF',
    yuan: 21_000,
    sheet: 'tasks',
    answers: KNOWN_PAYEE,
    shows: { scam: 'T01', reaction: 'turned' },
    review: { act: 'end', ending: 'O7', ground: 'persuaded' },
    talk: { 'DIS-03': ['T01'] },
  },
  {
    name: '说是商家，收款却是个人，看过合同后办理',
    procedure: 'TRF',
    yuan: 9_000,
    answers: { 'TRF-02': ['other-person'], 'TRF-03': ['merchant'] },
    review: { act: 'proceed', reason: 'papers-seen' },
  },
  {
    name: '第一次转给这位收款人，改次日到账',
    procedure: 'TRF',
    yuan: 15_000,
    answers: { ...KNOWN_PAYEE, 'TRF-05': ['never'] },
    arrival: 'next-day',
  },
];

const CASH: readonly Scenario[] = [
  { name: '取现两万，不需要问', procedure: 'CASH', yuan: 20_000 },
  { name: '取现办婚事，已预约', procedure: 'CASH', yuan: 80_000, answers: { 'CASH-01': ['wedding'] } },
  {
    name: '取现要交给上门的人，警方劝住',
    procedure: 'CASH',
    yuan: 160_000,
    answers: { 'CASH-03': ['collector'] },
    shows: { scam: 'T17', reaction: 'turned' },
    review: { act: 'end', ending: 'O7', ground: 'persuaded' },
    talk: { 'DIS-03': ['T17'], 'DIS-06': ['arrived'] },
    contact: { contact: 'police-station', result: 'arrived' },
  },
  {
    name: '有人等着收现金，民警到场接手',
    procedure: 'CASH',
    yuan: 240_000,
    answers: { 'CASH-03': ['collector'] },
    review: { act: 'end', ending: 'O9', ground: 'officer-here' },
    talk: { 'DIS-03': ['T17'], 'DIS-06': ['arrived'], 'DIS-08': ['police'] },
    contact: { contact: 'police-station', result: 'took-over' },
  },
];

/** Online payments are wanted, within the limits of the branch. */
const SMALL_LIMITS = { 'ACC-05f': ['small'] };

const ACCOUNTS: readonly Scenario[] = [
  { name: '开户领工资', procedure: 'ACC', answers: SMALL_LIMITS },
  {
    name: '云互联查询暂不能用，推迟补办',
    procedure: 'ACC',
    defers: { step: 'ACC-03', reason: 'system-down', days: 2 },
  },
  { name: '已有一类户，开二类户', procedure: 'ACC', answers: { 'ACC-05g': ['class-one-exists'] } },
  {
    name: '资料不齐，简易开户',
    procedure: 'ACC',
    answers: { 'ACC-05g': ['simple'] },
    review: { act: 'proceed', reason: 'explained-and-willing' },
  },
  {
    name: '单位带着一起来开户，看过用工合同后办理',
    procedure: 'ACC',
    answers: { 'ACC-05e': ['employer'] },
    review: { act: 'proceed', reason: 'papers-seen' },
  },
  {
    name: '有人给好处让开户，网点负责人决定不开',
    procedure: 'ACC',
    answers: { 'ACC-05a': ['told-for-pay'] },
    shows: { scam: 'T18', reaction: 'unmoved' },
    review: { act: 'end', ending: 'A5', ground: 'resale' },
  },
  {
    name: '查到在惩戒期内，说明依据和申诉办法',
    procedure: 'ACC',
    answers: { 'ACC-03': ['hit'] },
    review: { act: 'end', ending: 'A5', ground: 'listed' },
    contact: { contact: 'police-station', result: 'phone-advice' },
  },
  {
    name: '没有异常，柜员提出不开，网点负责人不同意',
    procedure: 'ACC',
    answers: SMALL_LIMITS,
    proposes: 'A5',
    review: { act: 'proceed', reason: 'explained-and-willing' },
  },
  {
    name: '客户回去取居住证明',
    procedure: 'ACC',
    answers: { 'ACC-05c': ['elsewhere'] },
    leaves: { ending: 'A6', ground: 'papers-later' },
  },
];

const ONLINE: readonly Scenario[] = [
  { name: '开通手机银行，小额', procedure: 'EBK' },
  { name: '不愿说手机里装了什么', procedure: 'EBK', answers: { 'EBK-03': ['unwilling'] } },
  {
    name: '手机号不是本人的，不开通',
    procedure: 'EBK',
    answers: { 'EBK-02': ['others-number'] },
    review: { act: 'end', ending: 'E6', ground: 'number-not-own' },
  },
  {
    name: '别人让来开通，客户想先问问家人',
    procedure: 'EBK',
    answers: { 'EBK-01': ['told-to'] },
    shows: { scam: 'T05', reaction: 'wavering' },
    leaves: { ending: 'E7', ground: 'verify-first' },
  },
  {
    name: '别人在电话里教着开通，客户随民警去了派出所',
    procedure: 'EBK',
    answers: { 'EBK-01': ['told-to'] },
    review: { act: 'end', ending: 'E9', ground: 'with-officer' },
    talk: { 'DIS-03': ['T05'], 'DIS-06': ['arrived'], 'DIS-08': ['police'] },
    contact: { contact: '110', result: 'took-over' },
  },
  {
    name: '装过远程软件，帮着卸载后开通',
    procedure: 'EBK',
    answers: { 'EBK-03': ['installed'] },
    review: { act: 'proceed', reason: 'explained-and-willing' },
  },
  {
    name: '买房提额，主管审核同意',
    procedure: 'LIM',
    answers: { 'LIM-01': ['house'] },
    review: { act: 'proceed', reason: 'papers-seen' },
  },
  {
    name: '资料与需要不相符，暂按现有限额',
    procedure: 'LIM',
    review: { act: 'end', ending: 'E6', ground: 'need-not-shown' },
    talk: { 'LIM-03': ['not-agreed'] },
  },
  {
    name: '为投资提额，主管核实后办理',
    procedure: 'LIM',
    answers: { 'LIM-01': ['invest'] },
    review: { act: 'proceed', reason: 'verified-known-number' },
    talk: { 'LIM-03': ['agreed-until'] },
  },
  {
    name: '刚转出去就发觉受骗，协助撤销和报警',
    procedure: 'STOP',
    shows: { scam: 'T04', reaction: 'turned' },
  },
];

export const OTHER_STORIES: readonly Scenario[] = [...TRANSFERS, ...CASH, ...ACCOUNTS, ...ONLINE];

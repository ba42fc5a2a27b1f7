// A small pack of one procedure with nothing wrong with it: walked through in milliseconds, for tests of what is done with packs.
import { loadPack } from '../../shared/procedure/load-pack.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';

const coded = [{ code: 'other', label: '其他' }];
const always = { always: true };

const step = (id: string, title: string, form: string, options: readonly object[], more: object = {}) => ({
  ...{ id, title, part: '办理', channel: 'said', form, choose: 'one', when: always },
  ...{ say: `请问${title}？`, why: '为了您的资金安全。', limit: '只问这一项。', basis: [{ law: 'L1' }] },
  groups: options.length > 0 ? [{ label: title, options }] : [],
  ...more,
});

const PROCEDURE = {
  ...{ code: 'REM', name: '小额汇款', slogan: '一问一核对', startedAt: 'counter', slip: 'payment' },
  ...{ notice: 'N1', outcomes: 'O', stricter: [], heard: [], contradictions: [], timers: [] },
  ...{ recommend: [], followUps: [], papers: [] },
  steps: [
    step(
      ...(['REM-00', '核对身份', 'choice'] as const),
      [
        { code: 'ok', label: '无误' },
        { code: 'doubtful', label: '有疑问', raises: ['F02'] },
      ],
      { channel: 'verified' },
    ),
    step('REM-01', '资金用途', 'choice', [
      { code: 'usual', label: '常见用途' },
      { code: 'unclear', label: '说不清', raises: ['F01'] },
    ]),
    step('REM-02', '核对结论', 'outcome', []),
    step('REM-03', '到账方式', 'arrival', [
      { code: 'ordinary', label: '普通到账' },
      { code: 'next-day', label: '次日到账' },
    ]),
    step('REM-04', '确认签名', 'confirmation', [
      { code: 'ink', label: '签名' },
      { code: 'refused', label: '拒签', declines: true },
    ]),
  ],
};

const OUTCOMES = {
  rows: [
    { code: 'O0', name: '正常办理', when: always, decider: 'teller', advice: '照常办理。' },
    {
      ...{ code: 'O1', name: '提示后办理', decider: 'teller', advice: '提示客户后办理。' },
      when: { weight: 'W', atLeast: 1 },
    },
    {
      ...{ code: 'O3', name: '主管复核', decider: 'supervisor', advice: '请主管复核。' },
      when: { weight: 'S', atLeast: 1 },
    },
  ],
  additions: [],
  endings: [{ code: 'O7', name: '客户放弃', by: ['teller', 'supervisor'], grounds: coded }],
};

const NOTICE = `# 风险告知书

转账前请再想一想。
拿不准，可以先不办。

---

本地案例

---

以上内容我已看过。
`;

const FILES: Readonly<Record<string, unknown>> = {
  'pack.json': {
    ...{ id: 'small', version: '1.0.0', name: '小内容包', issuer: '样例银行总行', label: '示例' },
    effective: { from: '2026-01-01', to: '2028-12-31' },
    menu: ['REM'],
    reasons: { pause: coded, cancel: coded, refuse: coded, lower: coded, raise: coded },
    machines: [],
  },
  'procedures/REM.json': PROCEDURE,
  'flags.json': [
    { code: 'F01', meaning: '用途说不清', weight: 'W' },
    { code: 'F02', meaning: '证件有疑问', weight: 'S' },
  ],
  'outcomes.json': { O: OUTCOMES },
  'thresholds.json': {
    tiers: [
      { code: 'T1', fromFen: 0 },
      { code: 'T2', fromFen: 1_000_000, floorFen: 500_000, ceilingFen: 2_000_000 },
    ],
    ...{ lifts: [], readingCharsPerMinute: 400, recallDays: 30 },
  },
  'laws.json': [{ code: 'L1', name: '《中华人民共和国反电信网络诈骗法》', version: '2022年12月1日起施行' }],
  'terms.json': [],
  'scams.json': [
    {
      ...{ code: 'T07', name: '冒充公检法', list: '示例清单', how: '自称办案，要求转账。' },
      ...{ hears: ['安全账户'], ask: '是谁让您转的？', say: '没有安全账户。', giveaway: '要求保密' },
      ...{ words: { H: ['安全账户'], S: ['配合调查'] }, show: ['没有安全账户。', '请先停一停。'] },
      ...{ checked: '2026-06-30', until: '2027-12-31' },
    },
  ],
  'cases.json': [],
  'contacts.json': [
    {
      ...{ code: '110', label: '110', number: '110', about: '报警求助' },
      ...{ checked: '2026-06-30', until: '2027-12-31', results: coded },
    },
    {
      ...{ code: 'police-station', label: '派出所', local: true, about: '辖区派出所直线' },
      ...{ checked: '2026-06-30', until: '2027-12-31', results: coded },
    },
  ],
};

/** The text of each file by its path. */
export const smallFiles = (): Map<string, string> =>
  new Map([
    ...Object.entries(FILES).map(([path, content]): [string, string] => [
      path,
      JSON.stringify(content, null, 1),
    ]),
    ['notices/N1.md', NOTICE],
  ]);

/** Compiled, after `change`. */
export function smallPack(change: (files: Map<string, string>) => void = () => undefined): Pack {
  const files = smallFiles();
  change(files);
  const loaded = loadPack(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 2));
  return loaded.pack;
}

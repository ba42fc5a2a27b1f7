// A process that answers at a draft: one procedure with one list of options, one notice and the thresholds, edits that are kept, and a check or export that ends at once.
import type { Client } from '../../renderer/state/transport.ts';
import { PretendCompliance } from './compliance-pretence.tsx';
import { refused } from './pretend-branch.tsx';

type Input = Record<string, unknown>;
type Kind = 'line' | 'text' | 'amount' | 'number' | 'date';

const place = (
  file: string,
  name: string,
  where: readonly string[],
  kind: Kind,
  limits: object,
  before: string,
) => ({
  file,
  shown: { place: name, where, kind, limits, before },
});

const REM = 'procedures/REM.json';
export const SAY = 'procedures/REM/steps/REM-01/say';
export const TIER = 'thresholds/tiers/T2/fromFen';
const WHY = 'procedures/REM/steps/REM-01/why';

export const PURPOSE = 'procedures/REM/steps/REM-01/groups/0/options';
const GROUP = ['个人汇款', '资金用途', '选项', '第 1 项“资金用途”'];
const USUAL = `${PURPOSE}/usual/label`;

const PLACES = [
  place(REM, SAY, ['个人汇款', '资金用途', '话术'], 'line', { longest: 60 }, '请问资金用途？'),
  place(REM, USUAL, [...GROUP, 'usual 常见用途', '名称'], 'line', { longest: 30 }, '常见用途'),
  place(REM, WHY, ['个人汇款', '资金用途', '为什么问'], 'line', { longest: 60 }, '为了您的资金安全。'),
  place(
    ...(['notices/N1.md', 'notices/N1', ['告知书', 'N1 风险告知书'], 'text'] as const),
    { firstPage: 120, longest: 450 },
    '# 风险告知书\n\n凭证保存 {{years}}。\n',
  ),
  place(
    ...(['thresholds.json', TIER, ['门槛', '金额档', 'T2', '起点金额'], 'amount'] as const),
    { least: 500_000, most: 2_000_000 },
    '1000000',
  ),
  place(
    'thresholds.json',
    'thresholds/recallDays',
    ['门槛', '回看天数'],
    'number',
    { least: 1, most: 365 },
    '30',
  ),
];

interface PretendOption {
  code: string;
  label: string;
  raises: string[];
  state: 'kept' | 'added' | 'removed';
  stays: 'calm' | 'declines' | null;
}

const option = (code: string, label: string, more: Partial<PretendOption> = {}): PretendOption => ({
  ...{ code, label, raises: [], state: 'kept', stays: null },
  ...more,
});

const FILES = [
  { file: REM, group: 'procedures', name: '个人汇款' },
  { file: 'notices/N1.md', group: 'notices', name: 'N1 风险告知书' },
  { file: 'thresholds.json', group: 'tables', name: '门槛' },
];

export const TOO_LOW = '金额档 T2 低于总行规定的下限。';

export class PretendDraft {
  readonly branch = new PretendCompliance();
  readonly calls: { name: string; input: Input }[] = [];
  readonly edits = new Map<string, string>();
  /** Calls that are refused, and how. */
  readonly fails = new Map<string, unknown>();
  /** The last step of a check and of an export. */
  ends: { check: object; export: object } = {
    check: { state: 'sound' },
    export: {
      state: 'done',
      file: '/data/exports/draft.zip',
      bytes: 9,
      sha256: 'hash-of-zip',
      version: '1.0.1',
    },
  };
  inUse = true;
  options: PretendOption[] = [
    option('usual', '常见用途'),
    option('unclear', '说不清', { raises: ['F01'] }),
    option('declined', '不愿回答', { stays: 'declines' }),
  ];
  ordered = false;

  readonly view = this.branch.view;
  readonly client = {
    ...this.branch.client,
    draft: {
      overview: this.#call('overview', () => this.#overview()),
      places: this.#call('places', ({ file }) =>
        PLACES.filter((known) => known.file === file && this.#isThere(known.shown.place)).map(
          ({ shown }) => ({
            ...{ ...shown, after: this.edits.get(shown.place) ?? null },
          }),
        ),
      ),
      edit: this.#call('edit', ({ place: name, value }) => {
        if (name === TIER && Number(value) < 500_000) {
          const fault = { place: TIER, file: 'thresholds.json', path: 'tiers[1].fromFen', reason: TOO_LOW };
          throw refused('EDIT_REFUSED', '不合规定，没有改动。', { faults: [fault] });
        }
        this.edits.set(String(name), String(value));
        return { seq: 1 };
      }),
      undo: this.#call('undo', ({ place: name }) => {
        this.edits.delete(String(name));
        if (name === PURPOSE) this.ordered = false;
        const code = String(name).slice(PURPOSE.length + 1);
        this.options = this.options.filter((known) => known.code !== code || known.state !== 'added');
        this.#put(code, 'kept');
        return { seq: 2 };
      }),
      options: this.#call('options', ({ file }) => (file === REM ? [this.#list()] : [])),
      addOption: this.#call('addOption', ({ code, label, raises }) => {
        this.options = [
          ...this.options,
          option(String(code), String(label), { raises: (raises ?? []) as string[], state: 'added' }),
        ];
        return { seq: 5 };
      }),
      removeOption: this.#call('removeOption', ({ code }) => {
        this.#put(String(code), 'removed');
        return { seq: 6 };
      }),
      orderOptions: this.#call('orderOptions', ({ order }) => {
        const codes = order as string[];
        this.ordered = true;
        this.options = this.options.toSorted((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
        return { seq: 7 };
      }),
      drop: this.#call('drop', () => {
        this.edits.clear();
        return { seq: 3 };
      }),
      compare: this.#call('compare', () => ({
        ...{ total: 1, page: 0, pageSize: 100 },
        differences: [{ where: '告知书 · N1 风险告知书 · 页 · 第 1 项', before: '五年', after: '三年' }],
      })),
      rehearse: this.#call('rehearse', () => ({ seq: 4 })),
      check: this.#call('check', () => this.#steps(this.ends.check)),
      export: this.#call('export', () => this.#steps(this.ends.export)),
    },
  } as unknown as Client;

  #put(code: string, state: PretendOption['state']) {
    this.options = this.options.map((known) => (known.code === code ? { ...known, state } : known));
  }

  /** A label goes with its option. */
  readonly #isThere = (name: string) =>
    name !== USUAL || this.options.some(({ code, state }) => code === 'usual' && state !== 'removed');

  #list() {
    const { ordered, options } = this;
    return { list: PURPOSE, where: [...GROUP, '选项'], raising: true, ordered, longest: 30, options };
  }

  #overview() {
    const base = { sha256: 'hash-of-base', id: 'sample', version: '1.0.0', name: '样例内容包' };
    const known = (name: string) => PLACES.find(({ shown }) => shown.place === name)?.shown;
    const isIn = (file: string) => PLACES.filter((one) => one.file === file).map(({ shown }) => shown.place);
    return {
      base: { ...base, inUse: this.inUse },
      draft:
        this.edits.size === 0
          ? null
          : { version: '1.0.0', changedAt: '2026-11-21T01:30:00.123Z', changedBy: '合规丁' },
      subjects: FILES.map((one) => ({
        ...{ ...one, places: isIn(one.file).length },
        changed: isIn(one.file).filter((name) => this.edits.has(name)).length,
      })),
      changes: [
        ...[...this.edits].map(([name, after]) => ({ ...known(name), limits: undefined, after })),
        ...this.options
          .filter(({ state }) => state !== 'kept')
          .map(({ code, label, state }) => ({
            ...{ place: `${PURPOSE}/${code}`, where: [...GROUP, label], kind: 'option' },
            ...(state === 'added' ? { before: null, after: label } : { before: label, after: null }),
          })),
      ],
      faults: [],
      terms: [{ code: 'years', text: '五年' }],
      flags: [
        { code: 'F01', meaning: '用途说不清' },
        { code: 'F02', meaning: '证件有疑问' },
      ],
    };
  }

  async *#steps(last: object) {
    yield { state: 'working', stage: 'checking' };
    yield last;
  }

  #call(name: string, answer: (input: Input) => unknown) {
    return async (input: Input = {}) => {
      this.calls.push({ name, input });
      if (this.fails.has(name)) throw this.fails.get(name);
      return answer(input);
    };
  }
}

// A process that answers at a draft: one procedure, one notice and the thresholds, edits that are kept, and a check or export that ends at once.
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

const PLACES = [
  place(REM, SAY, ['个人汇款', '资金用途', '话术'], 'line', { longest: 60 }, '请问资金用途？'),
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

  readonly view = this.branch.view;
  readonly client = {
    ...this.branch.client,
    draft: {
      overview: this.#call('overview', () => this.#overview()),
      places: this.#call('places', ({ file }) =>
        PLACES.filter((known) => known.file === file).map(({ shown }) => ({
          ...{ ...shown, after: this.edits.get(shown.place) ?? null },
        })),
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
        return { seq: 2 };
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
      changes: [...this.edits].map(([name, after]) => ({ ...known(name), limits: undefined, after })),
      faults: [],
      terms: [{ code: 'years', text: '五年' }],
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

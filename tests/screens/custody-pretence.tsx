// A process that answers compliance about what is kept: cases as a test puts them, a table of two rules, and what was asked of it.
import type { KeptCase } from '../../shared/contract/custody-calls.ts';

type Input = Record<string, unknown>;

const RULE = {
  ...{ title: '已经办理的汇款', basis: '《反洗钱法》第三十四条', byLaw: true },
  atEnd: '由合规和第二人销毁。',
};

export const KEPT = {
  ...{ caseId: '01a1ff22-894f-74cd-a53c-b34fdf624f0b', procedure: '个人汇款', ending: '正常办理' },
  ...{ openedAt: '2026-11-21T01:30:00.123Z', endedAt: '2026-11-21T01:35:00.123Z', teller: '柜员甲' },
  ...{ entries: 30, rule: RULE, until: '2036-11-21', asksRelation: false, due: true, hasTasks: false },
  ...{ held: null, restricted: null, erased: null, exports: 0 },
};

const TABLE = {
  rules: [
    { ...RULE, code: 'transaction', since: '业务结束', months: 120 },
    { ...RULE, code: 'inquiry', title: '正在被调查的业务', since: '调查结束', months: null },
  ],
  grounds: [
    { code: 'period-over', label: '保存期限已届满', basis: '《个人信息保护法》第四十七条', early: false },
    { code: 'purpose-gone', label: '处理目的已实现', basis: '《个人信息保护法》第四十七条', early: true },
  ],
  reasons: {
    hold: [{ code: 'inquiry', label: '公安机关正在调查' }],
    release: [{ code: 'ended', label: '调查已经结束' }],
    restrict: [{ code: 'period-running', label: '客户要求删除' }],
    resume: [{ code: 'customer-agreed', label: '客户撤回了要求' }],
  },
};

export class PretendCustody {
  readonly sent: { name: string; input: Input }[] = [];
  /** Calls that are refused, and how. */
  readonly fails = new Map<string, unknown>();
  cases: KeptCase[] = [KEPT];
  table: typeof TABLE | null = TABLE;

  readonly calls = {
    table: this.#call('table', () => this.table),
    cases: this.#call('cases', ({ page }) => ({
      ...{ total: this.cases.length, page, pageSize: 50, cases: this.cases },
    })),
    change: this.#call('change', () => ({ seq: 1 })),
    erase: this.#call('erase', () => ({ seq: 1 })),
  };

  #call(name: string, answer: (input: Input) => unknown) {
    return async (input: Input = {}) => {
      this.sent.push({ name, input });
      if (this.fails.has(name)) throw this.fails.get(name);
      return answer(input);
    };
  }
}

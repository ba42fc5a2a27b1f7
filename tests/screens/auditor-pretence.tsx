// A process that answers an auditor: two found cases, their records, and an export whose progress the test hands out.
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';

const WU = { id: 'wu', name: '审计戊', roles: ['auditor' as const] };

const DING = { id: 'ding', name: '合规丁', roles: ['compliance' as const] };
const JIA = { id: 'jia', name: '柜员甲', roles: ['teller' as const] };

const SUMMARY = {
  ...{
    caseId: '01a1ff22-894f-74cd-a53c-b34fdf624f0b',
    procedure: '个人汇款',
    teller: '柜员甲',
    customer: '王**',
  },
  ...{ openedAt: '2026-11-21T01:30:00.123Z', endedAt: '2026-11-21T01:35:00.123Z' },
  ...{ amountFen: 880_000, outcome: { code: 'O4', name: '暂缓并劝阻' }, entries: 2, overrides: 1 },
};

const RECORD = {
  summary: SUMMARY,
  document: '990*************88',
  payee: '郑收款 ****0092',
  flags: [{ code: 'F23', meaning: '户名不符' }],
  because: ['收款户名与客户说的不符'],
  notice: { title: '告知书', sha256: 'hash-of-notice', pages: [['本行和警方都不会让您往“安全账户”转钱。']] },
  ink: [{ title: '告知书签名', png: 'iVBORw0KGgo=', sha256: 'hash-of-ink' }],
  timeline: [
    {
      ...{ seq: 7, n: 0, at: '2026-11-21T01:30:00.123Z', who: '柜员甲', role: '柜员', kind: 'case-opened' },
      ...{
        sentence: '开始为一位客户办理一笔业务',
        details: [{ label: '流程', value: '个人汇款' }],
        leaf: 'leaf-of-7',
      },
    },
    {
      ...{ seq: 8, n: 1, at: '2026-11-21T01:35:00.123Z', who: '程序', role: '程序', kind: 'case-closed' },
      ...{ sentence: '办结', details: [], leaf: 'leaf-of-8' },
    },
  ],
  custody: [],
  objections: [],
};

type Step = { value: unknown } | { error: unknown };

/** A case without an amount and without anybody who is paid, such as an opening. */
const WITHOUT_PAYMENT = {
  ...RECORD,
  payee: null,
  summary: {
    ...SUMMARY,
    ...{ caseId: '01a1ff22-894f-74cd-a53c-b34fdf624f0c', procedure: '五步开户', customer: '李**' },
    amountFen: null,
    overrides: 0,
  },
};

export class PretendAudit {
  readonly calls: { name: string; input: Record<string, unknown> }[] = [];
  /** Calls that are refused, and how. */
  readonly fails = new Map<string, unknown>();
  counts: Promise<unknown> = Promise.resolve({
    ...{ cases: 60, amountFen: 123_456_789, entries: 1294, always: 4, size: 1380, maxCertificates: 60 },
    tellers: [{ id: 'jia', name: '柜员甲' }],
    procedures: [{ code: 'REM', name: '个人汇款' }],
    restricted: [],
  });
  /** Generations that a restore has ended. */
  generations: { generation: number; size: number | null; known: number | null }[] = [];
  /** The window has closed the stream of an export. */
  left = false;
  readonly bundle = {
    ...{
      state: 'done',
      file: '/data/exports/b.zip',
      bytes: 671_568,
      sha256: 'AP8Q',
      size: 1380,
      root: 'root',
    },
    ...{ cases: 60, entries: 1294, sealed: null as object | null },
  };
  #next: PromiseWithResolvers<Step> = Promise.withResolvers();

  readonly view: InnerView = {
    ...{ mode: 'demo', phase: 'working', stop: null, people: [WU, DING, JIA], reviewer: null, current: null },
    ...{ waiting: [], procedures: [], customerWindow: 'connected', packRefused: null },
    station: {
      bank: '样例银行',
      branch: '样例网点',
      device: '一号柜台',
      origin: 'b/b/d/g1',
      identities: ['abcd', 'ef01'],
      identityWords: ['的 一 是 在'],
      version: '0',
    },
    session: {
      ...{ staff: WU.id, name: WU.name, roles: WU.roles, room: 'auditor' },
      ...{ noticeAfterMs: 240_000, lockAfterMs: 300_000 },
    },
  };

  readonly client: Client = {
    station: { stayAwake: async () => ({}) },
    auditor: {
      generations: async () => this.generations,
      findCases: this.#call('findCases', ({ page }) => ({
        ...{ total: 120, overridden: 3, page, pageSize: 50, cases: [SUMMARY, WITHOUT_PAYMENT.summary] },
        ...{ tellers: [{ id: 'jia', name: '柜员甲' }], outcomes: [{ code: 'O4', name: '暂缓并劝阻' }] },
        ...{
          procedures: [{ code: 'REM', name: '个人汇款' }],
          flags: [{ code: 'F23', name: '户名不符' }],
        },
      })),
      readCase: this.#call('readCase', ({ caseId }) =>
        caseId === SUMMARY.caseId ? RECORD : WITHOUT_PAYMENT,
      ),
      previewExport: this.#call('previewExport', () => this.counts),
      exportBundle: async (input: Record<string, unknown>, { signal }: { signal: AbortSignal }) => {
        await this.#call('exportBundle', () => undefined)(input);
        signal.addEventListener('abort', () => {
          this.left = true;
          this.break(signal.reason);
        });
        return this.#progress();
      },
    },
  } as unknown as Client;

  /** Hands out one step of an export. */
  push(value: unknown): void {
    this.#step({ value });
  }

  break(error: unknown): void {
    this.#step({ error });
  }

  #step(step: Step): void {
    const { resolve } = this.#next;
    this.#next = Promise.withResolvers();
    resolve(step);
  }

  async *#progress() {
    for (;;) {
      const step = await this.#next.promise;
      if ('error' in step) throw step.error;
      yield step.value;
    }
  }

  #call(name: string, answer: (input: Record<string, unknown>) => unknown) {
    return async (input: Record<string, unknown>) => {
      this.calls.push({ name, input });
      if (this.fails.has(name)) throw this.fails.get(name);
      return answer(input);
    };
  }
}

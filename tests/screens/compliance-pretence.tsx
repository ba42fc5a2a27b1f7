// A process that answers compliance: packs, a difference of two pages, an import whose progress the test hands out, a branch's own content.
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { refused } from './pretend-branch.tsx';

const DING = { id: 'ding', name: '合规丁', roles: ['compliance' as const] };
const PEOPLE: InnerView['people'] = [
  DING,
  { id: 'jia', name: '柜员甲', roles: ['teller'] },
  { id: 'bing', name: '网点负责人丙', roles: ['supervisor', 'branch-head'] },
  { id: 'wu', name: '审计戊', roles: ['auditor'] },
];
export const PIN = '135246';

const EFFECTIVE = { from: '2026-01-01', to: '2027-12-31' };
const OLD = { ...EFFECTIVE, sha256: 'hash-of-1.0.0', id: 'sample', version: '1.0.0', name: '样例内容包' };
const NEW = { ...EFFECTIVE, sha256: 'hash-of-1.1.0', id: 'sample', version: '1.1.0', name: '样例内容包' };
const LATER = { ...NEW, sha256: 'hash-of-2.0.0', version: '2.0.0', from: '2027-06-01' };

const BROUGHT = {
  ...{ importedAt: '2026-11-20T01:00:00.000Z', importedBy: '合规丁' },
  ...{ signedBy: 'bank/head-office/pack', fingerprint: '1234abcd5678ef90' },
};

export const CASE = {
  ...{ code: 'branch-2026-11-01-1', scam: 'T04', date: '2026-11-01', until: '2099-12-31' },
  ...{ text: '来电说要退费，让客户共享屏幕。', source: '辖区民警通报', illustrative: false },
};

export const PROPOSAL = {
  ...{ id: '01a1ff22-894f-74cd-a53c-b34fdf624f0b', at: '2026-11-21T01:30:00.123Z', by: '柜员甲' },
  ...{ scam: { code: 'T07', name: '冒充公检法' }, text: '自称办案人员，让客户不要挂电话。' },
  state: 'open',
};

type Step = { value: unknown } | { error: unknown };
type Input = Record<string, unknown>;

export class PretendCompliance {
  readonly calls: { name: string; input: Input }[] = [];
  /** Calls that are refused, and how. */
  readonly fails = new Map<string, unknown>();
  headOffice: { origin: string; keys: { name: string; fingerprint: string }[] } | null = {
    origin: 'bank/head-office',
    keys: [],
  };
  inUse: typeof OLD | null = OLD;
  local = { cases: [CASE] };
  proposal = PROPOSAL;
  /** The window has closed the stream of an import. */
  left = false;
  #next: PromiseWithResolvers<Step> = Promise.withResolvers();

  readonly view: InnerView = {
    ...{ mode: 'demo', phase: 'working', stop: null, people: PEOPLE, reviewer: null, current: null },
    ...{ waiting: [], procedures: [], customerWindow: 'connected', packRefused: null },
    station: {
      ...{ bank: '样例银行', branch: '样例网点', device: '一号柜台' },
      ...{ origin: 'b/b/d/g1', identities: ['abcd'], identityWords: ['的 一 是 在'], version: '0' },
    },
    session: {
      ...{ staff: DING.id, name: DING.name, roles: DING.roles, room: 'compliance' },
      ...{ noticeAfterMs: 240_000, lockAfterMs: 300_000 },
    },
  };

  readonly client: Client = {
    station: { stayAwake: async () => ({}) },
    compliance: {
      packs: this.#call('packs', () => this.#packs()),
      comparePack: this.#call('comparePack', ({ page }) => ({
        ...{ total: 4, page, pageSize: 3 },
        differences: page === 0 ? DIFFERENCES.slice(0, 3) : DIFFERENCES.slice(3),
      })),
      publishPack: this.#byTwo('publishPack', ({ sha256 }) => {
        this.inUse = sha256 === OLD.sha256 ? OLD : NEW;
      }),
      importPack: async (input: Input, { signal }: { signal: AbortSignal }) => {
        await this.#call('importPack', () => undefined)(input);
        signal.addEventListener('abort', () => {
          this.left = true;
          this.break(signal.reason);
        });
        return this.#progress();
      },
      localContent: this.#call('localContent', () => ({
        cases: this.local.cases,
        contacts: CONTACTS,
        scams: [
          { code: 'T04', name: '冒充客服退款' },
          { code: 'T07', name: '冒充公检法' },
        ],
      })),
      compareLocal: this.#call('compareLocal', () => ({
        ...{ total: 1, page: 0, pageSize: 50 },
        differences: [{ where: '联系方式 · 派出所 · 号码', before: null, after: '990-1234' }],
      })),
      publishLocal: this.#byTwo('publishLocal', ({ cases }) => {
        this.local = { cases: cases as (typeof CASE)[] };
      }),
      proposals: this.#call('proposals', () => [this.proposal]),
      settleProposal: this.#call('settleProposal', ({ as }) => {
        this.proposal = { ...this.proposal, state: String(as) };
        return { seq: 1 };
      }),
    },
  } as unknown as Client;

  /** Hands out one step of an import. */
  push(value: unknown): void {
    this.#step({ value });
  }

  break(error: unknown): void {
    this.#step({ error });
  }

  #packs() {
    const sha256 = this.inUse?.sha256;
    return {
      inUse: this.inUse && {
        ...this.inUse,
        ...{ issuer: '样例总行', label: '示例，非监管标准', publishedAt: '2026-11-21T01:30:00.123Z' },
        ...{ publishedBy: '合规丁', approvedBy: '网点负责人丙', localCases: 1, localNumbers: 0 },
      },
      known: [
        { ...LATER, ...BROUGHT, state: 'not-yet' },
        { ...NEW, ...BROUGHT, state: sha256 === NEW.sha256 ? 'in-use' : 'ready' },
        { ...OLD, ...BROUGHT, state: sha256 === OLD.sha256 ? 'in-use' : 'ready' },
      ],
      headOffice: this.headOffice,
      refusedAtStart: null,
    };
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

  #call(name: string, answer: (input: Input) => unknown) {
    return async (input: Input = {}) => {
      this.calls.push({ name, input });
      if (this.fails.has(name)) throw this.fails.get(name);
      return answer(input);
    };
  }

  /** As the process does: nothing is published without the right PIN of somebody else. */
  #byTwo(name: string, publish: (input: Input) => void) {
    return this.#call(name, (input) => {
      if (input.pin !== PIN) throw refused('PIN_WRONG', 'PIN 不正确。', { triesLeft: 4 });
      publish(input);
      return { seq: 9 };
    });
  }
}

const DIFFERENCES = [
  {
    where: '个人汇款 · 资金用途 · 话术',
    before: '请问这笔钱是做什么用的？',
    after: '请问这笔钱准备做什么用？',
  },
  { where: '个人汇款 · 资金用途 · 选项 · tuition 学费', before: null, after: '名称：学费' },
  { where: '提示 · F12 收款人是新认识的', before: '含义：收款人是新认识的', after: null },
  { where: '门槛 · 金额档 · large · 起点金额', before: '50,000.00 元', after: '30,000.00 元' },
];

const CONTACTS = [
  {
    ...{ code: 'police', label: '派出所', about: '需要民警到场时拨打', number: null },
    ...{ checked: '2026-01-01', until: '2027-01-01', open: true },
  },
  {
    ...{ code: '96110', label: '96110', about: '反诈专线', number: '96110' },
    ...{ checked: '2026-01-01', until: '2027-01-01', open: false },
  },
];

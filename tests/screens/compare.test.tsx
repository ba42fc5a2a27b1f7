// Bundles side by side at the glass: what is chosen, what goes to the process, and what each line of the answer says.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { LONGEST_REPORT, MOST_FILES } from '../../renderer/auditor/compare-store.ts';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { checkMisbehaviour } from '../../shared/ledger/verify/misbehaviour.ts';
import { LONGEST_REPORT as LONGEST, MOST_BUNDLES } from '../../shared/station/compare-kinds.ts';
import {
  IDENTITY,
  lineReplaced,
  makeBundle,
  ORIGIN,
  sampleLog,
  TestLog,
  testSigner,
  vkeyOf,
} from '../ledger/make-bundle.ts';
import { PretendAudit } from './auditor-pretence.tsx';
import { pushedStore, refused } from './pretend-branch.tsx';

let audit: PretendAudit;
let user: UserEvent;
/** What the process answers, and what it was asked. */
let own: { origin: string; size: number; root: string; roots: { size: number; root: string }[] };
let asked: { heads: { origin: string; size: number; root: string }[] }[];
let refusal: unknown;
let reports: { command: string; report: string }[];

const fileOf = (name: string, bytes: Uint8Array) =>
  new File([new Uint8Array(bytes)], name, { lastModified: 1 });
const rootOf = (log: TestLog) => toBase64(log.tree.root());

/** The sample log, and some entries more; `rewritten` says in its first one what the other does not. */
function goneOn(more: number, rewritten = false): TestLog {
  const log = sampleLog();
  for (let at = 0; at < more; at += 1)
    log.add({ kind: 'export-begun', body: { cases: rewritten && at === 0 ? 2 : 1 } });
  return log;
}

beforeEach(() => {
  audit = new PretendAudit();
  user = userEvent.setup();
  asked = [];
  refusal = undefined;
  reports = [];
  const log = goneOn(4);
  const short = sampleLog();
  own = { origin: ORIGIN, size: 16, root: rootOf(log), roots: [{ size: 12, root: rootOf(short) }] };
  Object.assign(audit.client, {
    compare: {
      async *heads(input: (typeof asked)[number]) {
        asked.push(input);
        if (refusal) throw refusal;
        yield { state: 'working', done: 0, of: 16 };
        yield { state: 'done', ...own };
      },
      async report(input: (typeof reports)[number]) {
        reports.push(input);
        if (refusal) throw refusal;
        return { file: '/data/exports/misbehaviour_1.json', sha256: 'AP8Q', identity: 'own' };
      },
    },
  } satisfies Record<string, unknown>);
});

const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));

async function choose(...files: File[]) {
  const view = {
    ...audit.view,
    station: { ...audit.view.station!, origin: ORIGIN, identities: [vkeyOf(IDENTITY)] },
  };
  render(<InnerWindow client={audit.client as Client} store={pushedStore(view)} />);
  await press('比对证据包');
  await user.upload(await screen.findByLabelText('选择证据包'), files);
}

async function compared(...files: File[]) {
  await choose(...files);
  await press('开始比对');
  return screen.findByRole('heading', { name: `比对结果：${files.length} 个文件` });
}

const lineOf = (name: RegExp) => within(screen.getByRole('row', { name }));

describe('against the log of this station', () => {
  it('a bundle that is its beginning agrees; the process is told its head and nothing else', async () => {
    await compared(fileOf('十一月.zip', makeBundle(sampleLog())));
    expect(asked).toMatchObject([{ heads: [{ origin: ORIGIN, size: 12, root: rootOf(sampleLog()) }] }]);
    const line = lineOf(/十一月\.zip/);
    expect(line.getByText('成立，出自本机身份')).toBeVisible();
    expect(line.getByText('12 条，2 天')).toBeVisible();
    expect(line.getByText('业务 2 笔，完整 1 笔')).toBeVisible();
    expect(line.getByText('同一台账，前 12 条一致')).toBeVisible();
    expect(screen.getByText('没有两个出自同一台账的包可以互相比对。')).toBeVisible();
  });

  it('a bundle of the same size is the same; one that is longer goes on from it, and the auditor is told what that means', async () => {
    await compared(fileOf('a.zip', makeBundle(goneOn(4))), fileOf('b.zip', makeBundle(goneOn(7))));
    expect(lineOf(/a\.zip/).getByText('同一台账，16 条全部一致')).toBeVisible();
    expect(lineOf(/b\.zip/).getByText(/前 16 条一致，另有 3 条本机没有/)).toBeVisible();
    expect(screen.getByText('出自同一台账的包两两比对 1 次，全部一致。')).toBeVisible();
  });

  it('a bundle that was rewritten and signed again forks, though it verifies', async () => {
    await compared(fileOf('a.zip', makeBundle(goneOn(6, true))));
    const line = lineOf(/a\.zip/);
    expect(line.getByText('成立，出自本机身份')).toBeVisible();
    expect(line.getByText(/分叉：第 15 条或更早的记录，两边不同/)).toBeVisible();
  });

  it('a bundle of another device or generation is verified without an identity, and not compared', async () => {
    const origins = { 'icbc/hz-01/c03/g2': /本机另一代台账/, 'icbc/hz-01/c04/g1': /另一台设备/ };
    const identityOf = (origin: string) => testSigner(`${origin.slice(0, -3)}/identity`, 1);
    const files = Object.keys(origins).map((origin) => {
      const log = new TestLog(origin);
      log.day = [testSigner(origin, 2)];
      log.open([identityOf(origin)]);
      log.add({ kind: 'export-begun', body: { cases: 0 } });
      return fileOf(
        `${origin.replaceAll('/', '_')}.zip`,
        makeBundle(log, { identity: [identityOf(origin)], withheld: [3, 4] }),
      );
    });
    await compared(...files);
    for (const [origin, words] of Object.entries(origins)) {
      const line = lineOf(new RegExp(origin.replaceAll('/', '_')));
      expect(line.getByText('内容一致，来源没有核实')).toBeVisible();
      expect(line.getByText(words)).toBeVisible();
    }
  });

  it('a bundle that was changed is not compared, and says what does not hold', async () => {
    const log = sampleLog();
    const changed = makeBundle(log, {
      replace: { 'entries.jsonl': lineReplaced(log, 2, 'REM-03', 'REM-04') },
    });
    await compared(fileOf('a.zip', changed));
    const line = lineOf(/a\.zip/);
    expect(line.getByText('不成立，有内容被改动')).toBeVisible();
    expect(line.getByText('核验没有通过，不比对')).toBeVisible();
    expect(line.getByText(/第 2 条/)).toBeVisible();
  });
});

describe('among one another', () => {
  it('two that cannot both be true are named, the shorter first', async () => {
    await compared(fileOf('新.zip', makeBundle(goneOn(9, true))), fileOf('旧.zip', makeBundle(goneOn(4))));
    expect(screen.getByRole('alert')).toHaveTextContent('“旧.zip”和“新.zip”分叉：第 15 条或更早的记录不同');
  });
});

describe('writing a contradiction down', () => {
  const told = () => [fileOf('新.zip', makeBundle(goneOn(9, true))), fileOf('旧.zip', makeBundle(goneOn(4)))];

  it('finds the proof in the files, and says where the report lies and how it is checked', async () => {
    await compared(...told());
    await press('写举证文件：“旧.zip”和“新.zip”');
    expect(
      await screen.findByText(/已写出举证文件，并记入台账。两个检查点都是本机的身份签的。/),
    ).toBeVisible();
    expect(
      screen.getByText(
        '核对的命令：npm run verify -- --check-misbehaviour /data/exports/misbehaviour_1.json',
      ),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /^写举证文件/ })).toBeNull();
    const [{ report } = { report: '' }] = reports;
    const checked = checkMisbehaviour(nodeCrypto, report, vkeyOf(IDENTITY));
    expect(checked).toMatchObject({ result: 'verified', sizes: [16, 21] });
    expect(report.length).toBeLessThan(LONGEST_REPORT);
    expect(LONGEST_REPORT).toBe(LONGEST);
  });

  it('is not offered against a bundle that no key of the device signed', async () => {
    const shorter = goneOn(4);
    shorter.day = [testSigner(ORIGIN, 7)];
    await compared(fileOf('新.zip', makeBundle(goneOn(9, true))), fileOf('旧.zip', makeBundle(shorter)));
    expect(screen.queryByRole('button', { name: /^写举证文件/ })).toBeNull();
    expect(reports).toEqual([]);
  });

  it('can be tried again where the process could not write it', async () => {
    await compared(...told());
    refusal = refused('NOT_SEALED', '没有记录成功，这一步不算办完。请看屏幕上的说明。');
    await press(/^写举证文件/);
    expect(await screen.findByText(/没有记录成功/)).toBeVisible();
    refusal = undefined;
    await press(/^写举证文件/);
    expect(await screen.findByText(/已写出举证文件/)).toBeVisible();
  });
});

describe('what is brought', () => {
  it('a file that is no bundle is said to be what it is, and this log is not looked at for it', async () => {
    await compared(
      fileOf('空.zip', new Uint8Array(0)),
      fileOf('封存.zip.age', utf8('age-encryption.org/v1\n-> X25519 abc\n')),
      fileOf('名单.zip', utf8('客户名单'.repeat(100))),
    );
    expect(lineOf(/空\.zip/).getByText('空文件，没有内容。')).toBeVisible();
    expect(lineOf(/封存\.zip\.age/).getByText(/已加密封存。请收件人用自己的私钥打开/)).toBeVisible();
    expect(lineOf(/名单\.zip/).getByText('不是证据包，或文件不完整。')).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('the same file twice is taken once', async () => {
    const file = () => fileOf('a.zip', makeBundle(sampleLog()));
    await choose(file(), file());
    expect(screen.getByText('已选 1 个文件')).toBeVisible();
    expect(screen.getByText(/有 1 个文件选了两次/)).toBeVisible();
  });

  it('more than fifty files are not begun', async () => {
    expect(MOST_FILES).toBe(MOST_BUNDLES);
    await choose(...Array.from({ length: 51 }, (_, at) => fileOf(`${at}.zip`, new Uint8Array(0))));
    expect(screen.getByRole('alert')).toHaveTextContent('一次最多比对 50 个文件');
    expect(screen.queryByRole('button', { name: '开始比对' })).toBeNull();
  });

  it('a refusal of the process is said, and the files stay chosen', async () => {
    refusal = refused('STOPPED', '台账现在不能写入，业务已停办。请看屏幕上的说明。');
    await choose(fileOf('a.zip', makeBundle(sampleLog())));
    await press('开始比对');
    expect(await screen.findByText(/台账现在不能写入/)).toBeVisible();
    expect(screen.getByText('已选 1 个文件')).toBeVisible();
  });
});

describe('leaving', () => {
  it('shows nothing of what was begun, and the files stay chosen', async () => {
    Object.assign(audit.client, {
      compare: {
        heads: async (_input: unknown, { signal }: { signal: AbortSignal }) =>
          (async function* () {
            yield { state: 'working', done: 0, of: 16 };
            await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
          })(),
      },
    });
    await choose(fileOf('a.zip', makeBundle(sampleLog())));
    await press('开始比对');
    expect(await screen.findByText('正在核对本机台账')).toBeVisible();
    await press('取消');
    expect(await screen.findByText('已取消，没有比对结果。')).toBeVisible();
    expect(screen.getByText('已选 1 个文件')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });
});

// The room of compliance at the glass: which pack counts, what an import says, a difference that can be read, and publishing by two.
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { changedPart } from '../../renderer/compliance/changed-part.ts';
import { LARGEST_ZIP } from '../../renderer/compliance/pack-zip.ts';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import { LARGEST_ZIP as CONTRACT_LARGEST_ZIP } from '../../shared/contract/compliance-calls.ts';
import { fromBase64 } from '../../shared/ledger/base64.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { CASE, PIN, PROPOSAL, PretendCompliance } from './compliance-pretence.tsx';
import { pushedStore, refused } from './pretend-branch.tsx';

let branch: PretendCompliance;
let user: UserEvent;

beforeEach(() => {
  branch = new PretendCompliance();
  user = userEvent.setup();
});

const show = () => render(<InnerWindow client={branch.client} store={pushedStore(branch.view)} />);
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const sent = (name: string) => branch.calls.filter((call) => call.name === name).map((call) => call.input);
const dialog = () => within(screen.getByRole('dialog'));
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

async function open(place: string, title: string) {
  show();
  await press(place);
  await screen.findByRole('heading', { level: 1, name: title });
}

/** The second person at the keyboard. */
async function agree(pin = PIN) {
  await user.type(await screen.findByLabelText('PIN'), pin);
  await press('复核并启用');
}

describe('the pack in use', () => {
  it('is shown with version, validity, issuer, label and who published and approved it', async () => {
    show();
    const sheet = within(await screen.findByRole('region', { name: '样例内容包' }));
    const facts = sheet.getAllByRole('definition').map((value) => value.textContent);
    expect(facts).toEqual([
      ...['1.0.0', '2026-11-21 09:30:00', '2026-01-01 至 2027-12-31', '合规丁', '样例总行', '网点负责人丙'],
      ...['示例，非监管标准', '1 条案例，0 个号码', 'sample', 'bank/head-office', 'hash-of-1.0.0'],
    ]);
  });

  it('stands among the packs that could take its place, each with its state in words', async () => {
    show();
    const table = within(await screen.findByRole('table'));
    const rows = table.getAllByRole('row').slice(1);
    expect(rows.map((row) => cells(row)[3])).toEqual(['未到有效期', '可以启用', '使用中']);
    expect(within(rows[2] as HTMLElement).queryByRole('button')).toBeNull();
  });

  it('is said to be missing where there is none', async () => {
    branch.inUse = null;
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent('还没有启用内容包，柜员现在不能办理。');
    await press('比较 样例内容包 1.1.0');
    expect(await screen.findByText(/^现在没有使用中的内容包，没有可以比较的/)).toBeVisible();
    expect(sent('comparePack')).toEqual([]);
    await press('由第二人复核并启用');
    await agree();
    expect(await screen.findByText(/已启用 样例内容包 1\.1\.0。/)).toBeVisible();
  });

  it('cannot be followed by another before head office has a key here', async () => {
    branch.headOffice = null;
    show();
    expect(await screen.findByText(/还没有登记总行公钥/)).toBeVisible();
    await press('导入');
    expect(screen.getByLabelText('选择 zip 文件')).toBeDisabled();
    expect(screen.getByLabelText('选择文件夹')).toBeDisabled();
  });

  it('can be asked for again where it could not be read', async () => {
    branch.fails.set('packs', refused('STOPPED', '台账现在不能写入，业务已停办。请看屏幕上的说明。'));
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent('业务已停办');
    branch.fails.clear();
    await press('重新读取');
    expect(await screen.findByRole('region', { name: '样例内容包' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a difference', () => {
  beforeEach(async () => {
    show();
    await press('比较 样例内容包 1.1.0');
    await screen.findByRole('heading', { level: 1, name: '比较：样例内容包 1.1.0' });
  });

  it('says line by line where, what stood there and what will', () => {
    const rows = screen.getAllByRole('row').slice(1);
    expect(within(rows[0] as HTMLElement).getByRole('rowheader')).toHaveTextContent(
      '个人汇款 · 资金用途 · 话术',
    );
    expect(cells(rows[0] as HTMLElement)).toEqual([
      '→ 改动',
      '请问这笔钱是做什么用的？',
      '请问这笔钱准备做什么用？',
    ]);
    expect(screen.getByText('与使用中的 1.0.0 版相比，共 4 处不同')).toBeVisible();
    expect(screen.getByText('1234abcd5678ef90')).toBeVisible();
  });

  it('tells additions and removals by word and shape', () => {
    const rows = screen.getAllByRole('row').slice(1);
    expect(cells(rows[1] as HTMLElement)).toEqual(['＋ 新增', '（没有）', '名称：学费']);
    expect(cells(rows[2] as HTMLElement)).toEqual(['－ 删去', '含义：收款人是新认识的', '（没有）']);
  });

  it('marks the part of a text that changed, and only that', () => {
    const [, row] = screen.getAllByRole('row');
    expect(within(row as HTMLElement).getByRole('deletion')).toHaveTextContent('是做什么用的');
    expect(within(row as HTMLElement).getByRole('insertion')).toHaveTextContent('准备做什么用');
  });

  it('is read page by page', async () => {
    await press('下一页');
    expect(await screen.findByText('第 4 至 4 处，共 4 处')).toBeVisible();
    expect(sent('comparePack').map(({ page }) => page)).toEqual([0, 1]);
    expect(screen.getByRole('rowheader')).toHaveTextContent('门槛 · 金额档 · large · 起点金额');
    expect(screen.getByRole('button', { name: '下一页' })).toBeDisabled();
  });

  it('keeps its place among the pages, and leads back', async () => {
    expect(screen.getByRole('button', { name: '内容包' })).toHaveAttribute('aria-current', 'page');
    await press('返回');
    expect(await screen.findByRole('heading', { level: 1, name: '使用中的内容包' })).toHaveFocus();
  });
});

it.each([
  ['改一字', '改二字', { head: '改', gone: '一', come: '二', tail: '字' }],
  ['一样', '一样', { head: '一样', gone: '', come: '', tail: '' }],
  ['哈哈', '哈哈哈', { head: '哈哈', gone: '', come: '哈', tail: '' }],
  ['𠮷甲', '𠮸甲', { head: '', gone: '𠮷', come: '𠮸', tail: '甲' }],
])('of %s and %s the part that changed is whole characters', (before, after, part) => {
  expect(changedPart(before, after)).toEqual(part);
});

describe('publishing', () => {
  const ready = async () => {
    show();
    await press('比较 样例内容包 1.1.0');
  };

  it('is not possible alone: only another person whose role allows it can be chosen', async () => {
    await ready();
    await press('由第二人复核并启用');
    const people = dialog().getAllByRole('radio', { hidden: true });
    expect(people.map((radio) => radio.closest('label')?.textContent)).toEqual([
      '网点负责人丙运营主管、网点负责人',
    ]);
    expect(dialog().getByRole('button', { name: '复核并启用' })).toBeDisabled();
    expect(sent('publishPack')).toEqual([]);
  });

  it('says so where there is nobody else', async () => {
    branch.view.people = branch.view.people.filter(({ id }) => id !== 'bing');
    await ready();
    await press('由第二人复核并启用');
    expect(dialog().getByText(/没有可以复核的同事/)).toBeVisible();
    expect(dialog().getByRole('button', { name: '复核并启用' })).toBeDisabled();
  });

  it('says from when the new pack counts and that running cases keep theirs', async () => {
    await ready();
    await press('由第二人复核并启用');
    await agree();
    expect(sent('publishPack')[0]).toMatchObject({ sha256: 'hash-of-1.1.0', approver: 'bing', pin: PIN });
    expect(await screen.findByText(/已启用 样例内容包 1\.1\.0。从现在起开始的业务都用它/)).toHaveTextContent(
      '已经开始的业务按开始时的内容办完',
    );
    await waitFor(() =>
      expect(screen.getByRole('region', { name: '样例内容包' })).toHaveTextContent('1.1.0'),
    );
  });

  it('counts a wrong PIN and publishes nothing', async () => {
    await ready();
    await press('由第二人复核并启用');
    await agree('999999');
    expect(await dialog().findByRole('alert')).toHaveTextContent('PIN 不正确，还可以再试 4 次。');
    expect(branch.inUse?.version).toBe('1.0.0');
  });

  it('shows the places where a pack fails its check, and that nothing changed', async () => {
    const faults = [{ file: 'procedures/REM.json', path: 'steps[3].basis', reason: '缺少这一项。' }];
    branch.fails.set(
      'publishPack',
      refused('PACK_REFUSED', '这个内容包没有通过检查，不能启用。', { faults }),
    );
    await ready();
    await press('由第二人复核并启用');
    await agree();
    expect(await screen.findByRole('alert')).toHaveTextContent('没有启用，什么都没有改变。');
    expect(
      screen.getByRole('row', { name: 'procedures/REM.json steps[3].basis 缺少这一项。' }),
    ).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('waits for the first day of a pack that is not in force yet', async () => {
    show();
    await press('比较 样例内容包 2.0.0');
    expect(await screen.findByText('2027-06-01 起才能启用。')).toBeVisible();
    expect(screen.getByRole('button', { name: '由第二人复核并启用' })).toBeDisabled();
  });

  it('of an older pack is the way back', async () => {
    await ready();
    await press('由第二人复核并启用');
    await agree();
    await press('比较 样例内容包 1.0.0');
    await press('由第二人复核并启用');
    await agree();
    expect(await screen.findByText(/已启用 样例内容包 1\.0\.0。/)).toBeVisible();
    expect(branch.inUse?.version).toBe('1.0.0');
  });

  it('can be done by keyboard alone', async () => {
    show();
    const compare = await screen.findByRole('button', { name: '比较 样例内容包 1.1.0' });
    while (document.activeElement !== compare) await user.tab();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: '比较：样例内容包 1.1.0' })).toHaveFocus();
    await user.tab();
    await user.tab();
    expect(screen.getByRole('button', { name: '由第二人复核并启用' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByLabelText('PIN')).toHaveFocus();
    await user.keyboard(`${PIN}{Enter}`);
    expect(await screen.findByText(/已启用 样例内容包 1\.1\.0。/)).toBeVisible();
  });
});

describe('importing', () => {
  const zip = (bytes = 4) => new File([new Uint8Array(bytes)], 'pack-1.1.0.zip', { type: 'application/zip' });
  const choose = (file: File) => user.upload(screen.getByLabelText('选择 zip 文件'), file);

  beforeEach(() => open('导入', '导入内容包'));

  it('sends the zip with its name and size, shows its stages and then the way to compare', async () => {
    await choose(zip());
    expect(await screen.findByRole('status')).toHaveTextContent('正在核对签名和文件…');
    expect(sent('importPack')[0]).toMatchObject({ file: 'pack-1.1.0.zip', bytes: 4, zip: 'AAAAAA==' });
    await act(async () => branch.push({ state: 'working', stage: 'checking' }));
    expect(screen.getByRole('status')).toHaveTextContent('正在走遍每个流程…');
    expect(screen.getByRole('progressbar', { name: '正在导入' })).not.toHaveAttribute('value');
    await act(async () =>
      branch.push({ state: 'imported', sha256: 'hash-of-1.1.0', version: '1.1.0', name: '样例内容包' }),
    );
    expect(await screen.findByRole('heading', { name: '已导入 样例内容包 1.1.0' })).toHaveFocus();
    await press('比较');
    expect(await screen.findByRole('heading', { level: 1, name: '比较：样例内容包 1.1.0' })).toBeVisible();
  });

  it('reads out that nothing changed, with every fault by file, place and reason', async () => {
    await choose(zip());
    await waitFor(() => expect(sent('importPack')).toHaveLength(1));
    await act(async () =>
      branch.push({
        ...{ state: 'refused', count: 70 },
        faults: [
          { file: '', path: '', reason: '流程太多。' },
          { file: 'manifest.note', path: '', reason: '签名不成立：签名之后内容被改动，或签名是伪造的。' },
          { file: 'procedures/REM.json', path: 'steps[3].basis', reason: '缺少这一项。' },
        ],
      }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('没有导入：pack-1.1.0.zip');
    expect(alert).toHaveTextContent('什么都没有改变，正在使用的内容包照旧');
    expect(screen.getByRole('table', { name: '共 70 处不合规定，这里列出前 3 处' })).toBeVisible();
    expect(screen.getByRole('row', { name: '整个内容包 流程太多。' })).toBeVisible();
    expect(screen.getByRole('row', { name: /^manifest\.note 整个文件 签名不成立/ })).toBeVisible();
    expect(
      screen.getByRole('row', { name: 'procedures/REM.json steps[3].basis 缺少这一项。' }),
    ).toBeVisible();
  });

  it('packs a folder into one zip whose paths begin inside it, without what a desktop hides', async () => {
    const file = (path: string, text: string) =>
      Object.defineProperty(new File([text], path), 'webkitRelativePath', { value: `内容包/${path}` });
    await user.upload(screen.getByLabelText('选择文件夹'), [
      file('pack.json', '{}'),
      file('procedures/REM.json', '{"code":"REM"}'),
      file('.DS_Store', 'x'),
    ]);
    await waitFor(() => expect(sent('importPack')).toHaveLength(1));
    const [input] = sent('importPack');
    const bytes = fromBase64(String(input?.zip)) as Uint8Array;
    expect(input).toMatchObject({ file: '内容包', bytes: bytes.length });
    const files = Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]);
    expect(files).toEqual([
      ['pack.json', '{}'],
      ['procedures/REM.json', '{"code":"REM"}'],
    ]);
  });

  it('does not send what is too large or empty', async () => {
    expect(LARGEST_ZIP).toBe(CONTRACT_LARGEST_ZIP);
    await choose(zip(LARGEST_ZIP + 1));
    expect(await screen.findByRole('alert')).toHaveTextContent('选择的内容太大');
    await choose(zip(0));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('没有内容'));
    expect(sent('importPack')).toEqual([]);
  });

  it('can be left: the stream is closed and nothing is said to be done', async () => {
    await choose(zip());
    await waitFor(() => expect(sent('importPack')).toHaveLength(1));
    await press('取消导入');
    expect(await screen.findByText(/导入已取消/)).toBeVisible();
    expect(branch.left).toBe(true);
  });

  it('says so when the line breaks half-way, and does not send it twice', async () => {
    await choose(zip());
    await waitFor(() => expect(sent('importPack')).toHaveLength(1));
    await act(async () => branch.break(new TypeError('network')));
    expect(await screen.findByRole('alert')).toHaveTextContent('导入中断');
    expect(sent('importPack')).toHaveLength(1);
  });
});

describe("the branch's own content", () => {
  const today = shanghaiDate(new Date().toISOString());
  const type = async (label: string, text: string) => {
    await user.clear(dialog().getByLabelText(label));
    await user.type(dialog().getByLabelText(label), text);
  };
  const compare = () => screen.getByRole('button', { name: '比较改动' });

  beforeEach(async () => {
    await open('本网点内容', '本网点内容');
    await screen.findByRole('row', { name: new RegExp(`^${CASE.text}`) });
  });

  it('has nothing to compare before something is changed', () => {
    expect(compare()).toBeDisabled();
    expect(screen.getByText('和使用中的内容相同。')).toBeVisible();
  });

  it('counts the characters of a case as they are typed, sixty at most', async () => {
    await press('添加案例');
    await type('案例内容', '退费');
    expect(screen.getByLabelText('案例内容')).toHaveAccessibleDescription(/已写 2 字，最多 60 字/);
    await user.click(screen.getByLabelText('案例内容'));
    await user.paste('诈'.repeat(59));
    expect(screen.getByLabelText('案例内容')).toHaveAccessibleDescription('已写 61 字，最多 60 字，请缩短。');
    await press('放进草稿');
    expect(screen.getByRole('dialog')).toBeVisible();
  });

  it('does not keep a case without type, expiry or source', async () => {
    await press('添加案例');
    await press('放进草稿');
    for (const fault of ['请写案例内容。', '请选择骗术类型。', '请填写有效期。', '请写来源。'])
      expect(dialog().getByText(fault)).toBeVisible();
  });

  it('takes a new case with date, expiry, type and source, compares it and publishes it by two', async () => {
    await press('添加案例');
    await type('案例内容', '自称客服，让客户转到“安全账户”。');
    await user.selectOptions(screen.getByLabelText('骗术类型'), '冒充公检法');
    await type('有效期到', '2099-06-30');
    await type('来源', '辖区民警通报');
    await press('放进草稿');
    await user.click(compare());
    const added = {
      ...{ code: `branch-${today}-1`, scam: 'T07', date: today, until: '2099-06-30' },
      ...{ text: '自称客服，让客户转到“安全账户”。', source: '辖区民警通报', illustrative: false },
    };
    expect(sent('compareLocal')).toEqual([{ cases: [CASE, added], page: 0 }]);
    expect(await screen.findByRole('heading', { level: 1, name: '比较：本网点内容' })).toBeVisible();
    await press('由第二人复核并启用');
    await agree();
    expect(await screen.findByText(/已启用本网点内容。/)).toBeVisible();
    expect(sent('publishLocal')[0]).toMatchObject({ cases: [CASE, added], approver: 'bing' });
  });

  it('leaves out a list that is empty, and can be put back as it was', async () => {
    await press(`删去 ${CASE.text}`);
    expect(screen.getByText('有改动还没有启用，柜员看到的仍是原来的内容。')).toBeVisible();
    await press('放弃改动');
    expect(screen.getByRole('row', { name: new RegExp(`^${CASE.text}`) })).toBeVisible();
    await press(`删去 ${CASE.text}`);
    await user.click(compare());
    expect(sent('compareLocal')).toEqual([{ page: 0 }]);
  });

  it('lets the branch fill in only the numbers that head office left open', async () => {
    expect(screen.queryByRole('group', { name: '96110' })).toBeNull();
    const police = within(screen.getByRole('group', { name: '派出所' }));
    await user.type(police.getByLabelText('号码'), '990-1234');
    expect(compare()).toBeDisabled();
    expect(police.getByLabelText('核对日期')).toHaveAccessibleDescription('请填写日期。');
    await user.type(police.getByLabelText('核对日期'), today);
    await user.type(police.getByLabelText('有效期到'), '2099-12-31');
    await user.click(compare());
    const number = { contact: 'police', number: '990-1234', checked: today, until: '2099-12-31' };
    expect(sent('compareLocal')).toEqual([{ cases: [CASE], numbers: [number], page: 0 }]);
  });

  it('keeps a draft while another page is looked at', async () => {
    await press(`删去 ${CASE.text}`);
    await press('内容包');
    await press('本网点内容');
    expect(await screen.findByText('本网点还没有案例。')).toBeVisible();
  });

  it('shows why the process does not take it, place by place', async () => {
    const faults = [{ file: 'cases.json', path: '[0].code', reason: '编号已由总行使用。' }];
    branch.fails.set('compareLocal', refused('LOCAL_REFUSED', '本网点内容不合规定，没有启用。', { faults }));
    await press(`删去 ${CASE.text}`);
    await user.click(compare());
    expect(await screen.findByRole('row', { name: 'cases.json [0].code 编号已由总行使用。' })).toBeVisible();
  });

  it('takes a proposal of a teller into the draft, with the rest still to be written', async () => {
    await press(`采用 ${PROPOSAL.text}`);
    expect(sent('settleProposal')[0]).toMatchObject({ proposal: PROPOSAL.id, as: 'taken' });
    expect(await screen.findByText(/已记为采用/)).toBeVisible();
    const cases = within(screen.getByRole('region', { name: '本地案例' }));
    expect(cases.getByRole('row', { name: new RegExp(`^${PROPOSAL.text}还没有填完`) })).toBeVisible();
    expect(compare()).toBeDisabled();
  });

  it('records that a proposal is not taken, and leaves the draft alone', async () => {
    await press(`不采用 ${PROPOSAL.text}`);
    expect(sent('settleProposal')[0]).toMatchObject({ as: 'declined' });
    expect(await screen.findByText('未采用')).toBeVisible();
    expect(screen.getByText('和使用中的内容相同。')).toBeVisible();
  });
});

it('says how a pack is rehearsed, and that it is kept apart from real business', async () => {
  await open('演练', '演练');
  expect(screen.getByText(/不会混进真实的业务和统计/)).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
});

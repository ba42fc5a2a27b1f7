// The auditor's room at the glass: what a search sends, what a case shows, and an export from its counts to its file.
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import { shanghaiDate } from '../../shared/words/time.ts';
import { PretendAudit } from './auditor-pretence.tsx';
import { pushedStore, refused } from './pretend-branch.tsx';

let audit: PretendAudit;
let user: UserEvent;

beforeEach(() => {
  audit = new PretendAudit();
  user = userEvent.setup();
});

const show = () => render(<InnerWindow client={audit.client} store={pushedStore(audit.view)} />);
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const sent = (name: string) => audit.calls.filter((call) => call.name === name).map((call) => call.input);

async function search() {
  show();
  await press('近 7 天');
  await screen.findByRole('table');
}

describe('searching', () => {
  it('says that each look is recorded, and looks at nothing unasked', async () => {
    show();
    expect(await screen.findByText(/都会以您的名义记入台账/)).toBeVisible();
    expect(audit.calls).toEqual([]);
  });

  it('sends the dates of a usual range at once', async () => {
    show();
    await press('今天');
    const today = shanghaiDate(new Date().toISOString());
    expect(sent('findCases')).toMatchObject([{ from: today, to: today, page: 0 }]);
  });

  it('sends typed dates with teller and outcome, each time with a number of its own', async () => {
    await search();
    await user.clear(screen.getByLabelText('开始日期'));
    await user.type(screen.getByLabelText('开始日期'), '2026-10-01');
    await user.clear(screen.getByLabelText('结束日期'));
    await user.type(screen.getByLabelText('结束日期'), '2026-10-31');
    await user.selectOptions(screen.getByLabelText('柜员'), '柜员甲（jia）');
    await user.selectOptions(screen.getByLabelText('结果'), '暂缓并劝阻');
    await press('查询');
    const [first, second] = sent('findCases');
    expect(second).toMatchObject({
      from: '2026-10-01',
      to: '2026-10-31',
      teller: 'jia',
      outcome: 'O4',
      page: 0,
    });
    expect(second?.command).not.toBe(first?.command);
    expect(
      screen.getByRole('heading', { name: /2026-10-01 至 2026-10-31，共 120 笔（柜员甲，暂缓并劝阻）/ }),
    ).toBeVisible();
  });

  it('sends words, procedure and flag, and says by what was searched', async () => {
    await search();
    await user.type(screen.getByLabelText('姓名、金额、提示代码、字词'), '  王芳 8万 ');
    await user.selectOptions(screen.getByLabelText('流程'), '个人汇款');
    await user.selectOptions(screen.getByLabelText('风险提示'), 'F23 户名不符');
    await press('查询');
    expect(sent('findCases')[1]).toMatchObject({ text: '王芳 8万', procedure: 'REM', flag: 'F23' });
    expect(
      screen.getByRole('heading', { name: /共 120 笔（个人汇款，户名不符，“王芳 8万”）/ }),
    ).toBeVisible();
  });

  it('sends no words where none were typed', async () => {
    await search();
    await user.type(screen.getByLabelText('姓名、金额、提示代码、字词'), '   ');
    await press('查询');
    expect(sent('findCases')[1]).not.toHaveProperty('text');
  });

  it('does not send dates that stand the wrong way round', async () => {
    show();
    await user.clear(await screen.findByLabelText('结束日期'));
    await user.type(screen.getByLabelText('结束日期'), '2020-01-01');
    expect(screen.getByText('开始日期不能晚于结束日期。')).toBeVisible();
    expect(screen.getByLabelText('开始日期')).toHaveAccessibleDescription('开始日期不能晚于结束日期。');
    expect(screen.getByRole('button', { name: '查询' })).toBeDisabled();
  });

  it('marks a case that was let go on against the rules, and says how many of all found were', async () => {
    await search();
    expect(screen.getByText('其中 3 笔经主管降低等级后办理。')).toBeVisible();
    const [, marked, other] = screen.getAllByRole('row');
    expect(within(marked as HTMLElement).getByText('主管降低等级办理')).toBeVisible();
    expect(within(other as HTMLElement).queryByText('主管降低等级办理')).toBeNull();
  });

  it('turns pages of the search that was made, not of what is typed since', async () => {
    await search();
    await user.selectOptions(screen.getByLabelText('结果'), '暂缓并劝阻');
    await press('下一页');
    expect(await screen.findByText('第 51 至 52 笔，共 120 笔')).toBeVisible();
    expect(sent('findCases')[1]).toMatchObject({ page: 1 });
    expect(sent('findCases')[1]).not.toHaveProperty('outcome');
  });

  it('puts a refusal into plain words', async () => {
    audit.fails.set('findCases', refused('STOPPED', '台账现在不能写入，业务已停办。请看屏幕上的说明。'));
    show();
    await press('近 7 天');
    expect(await screen.findByRole('alert')).toHaveTextContent('业务已停办');
  });
});

describe('one case', () => {
  beforeEach(async () => {
    await search();
    await press(/^查看.*王\*\*$/);
    await screen.findByRole('heading', { level: 1, name: /王\*\*/ });
  });

  it('says what came of it and why, with the notice and the ink', () => {
    expect(screen.getByRole('heading', { name: '结果：暂缓并劝阻' })).toBeVisible();
    expect(screen.getByText('收款户名与客户说的不符')).toBeVisible();
    expect(screen.getByText('F23')).toBeVisible();
    expect(screen.getByText('本行和警方都不会让您往“安全账户”转钱。')).toBeVisible();
    const picture = screen.getByRole('img', { name: '告知书签名' });
    expect(picture).toHaveAttribute('src', expect.stringMatching(/^data:image\/png;base64,/));
  });

  it('lists every entry in order, with time in Shanghai, person, details and leaf hash', () => {
    const section = screen.getByRole('region', { name: '经过' });
    const entries = within(within(section).getByRole('list')).getAllByRole('listitem');
    expect(entries).toHaveLength(2);
    const first = within(entries[0] as HTMLElement);
    expect(first.getByText('09:30:00')).toBeVisible();
    expect(first.getByText('2026-11-21')).toBeVisible();
    expect(first.getByRole('heading', { name: '开始为一位客户办理一笔业务' })).toBeVisible();
    expect(first.getByText('（柜员）')).toBeVisible();
    expect(first.getByRole('definition')).toHaveTextContent('个人汇款');
    expect(first.getByText('leaf-of-7')).toBeVisible();
  });

  it('copies a leaf hash', async () => {
    await press('复制本笔第 1 条的记录校验值');
    expect(await navigator.clipboard.readText()).toBe('leaf-of-7');
    expect(screen.getByText('已复制')).toBeVisible();
  });

  it('leads back to the same search without searching again', async () => {
    await press('返回查询结果');
    expect(screen.getByRole('table')).toBeVisible();
    expect(screen.getByRole('button', { name: /^查看.*王\*\*$/ })).toHaveFocus();
    expect(sent('findCases')).toHaveLength(1);
  });
});

describe('a case in which nobody is paid', () => {
  beforeEach(search);
  // A dash for the eye; a screen reader is told 无.
  const nothing = '—无';

  it('has no amount in the list', () => {
    const row = screen.getByRole('row', { name: /五步开户/ });
    const [, , , , amount] = within(row).getAllByRole('cell');
    expect(amount).toHaveTextContent(nothing);
    expect(within(amount as HTMLElement).getByText('—')).toHaveAttribute('aria-hidden', 'true');
  });

  it('has neither amount nor payee on its page', async () => {
    await press(/^查看.*李\*\*$/);
    await screen.findByRole('heading', { level: 1, name: /李\*\*/ });
    for (const label of ['金额', '收款人'])
      expect(screen.getByText(label, { selector: 'dt' }).nextElementSibling).toHaveTextContent(nothing);
    expect(document.body).not.toHaveTextContent('null');
  });
});

describe('exporting', () => {
  async function fillIn() {
    await user.type(screen.getByLabelText('交给谁'), ' 总行审计部 ');
    await user.type(screen.getByLabelText('用途'), '季度检查');
  }

  beforeEach(async () => {
    await search();
    await press('导出证据包');
    await screen.findByText('60 笔');
  });

  it('shows the counts for the searched dates before anything is exported', async () => {
    const { from, to } = sent('findCases')[0] as Record<string, string>;
    expect(sent('previewExport')[0]).toEqual({ from, to });
    expect(screen.getByText('1294 条')).toBeVisible();
    expect(sent('exportBundle')).toEqual([]);
    expect(screen.getByRole('button', { name: '导出脱敏证据包' })).toBeDisabled();
    await fillIn();
    expect(screen.getByRole('button', { name: '导出脱敏证据包' })).toBeEnabled();
  });

  it('leaves out cases that are set aside unless one is named; other dates name nobody', async () => {
    const { caseId, openedAt } = { caseId: 'c-1', openedAt: '2026-11-21T01:30:00.123Z' };
    const counts = { cases: 59, amountFen: 100, entries: 1270, always: 4, size: 1380, maxCertificates: 60 };
    const choices = { tellers: [], procedures: [] };
    const restricted = [{ caseId, openedAt, procedure: '个人汇款' }];
    audit.counts = Promise.resolve({ ...counts, ...choices, restricted });
    await press('上月');
    const box = await screen.findByLabelText('2026-11-21 09:30:00 个人汇款');
    expect(box).not.toBeChecked();
    await fillIn();
    await user.click(box);
    await waitFor(() => expect(sent('previewExport').at(-1)).toMatchObject({ named: [caseId] }));
    await press('导出脱敏证据包');
    expect(sent('exportBundle')[0]).toMatchObject({ named: [caseId] });
    act(() => audit.push(audit.bundle));
    await press('再导出一份');
    await press('今天');
    await waitFor(() => expect(sent('previewExport').at(-1)).not.toHaveProperty('named'));
  });

  it('counts again when the dates change, and waits for it', async () => {
    await fillIn();
    audit.counts = new Promise(() => undefined);
    await press('上月');
    expect(screen.getByText('正在清点…')).toBeVisible();
    expect(screen.getByRole('button', { name: '导出脱敏证据包' })).toBeDisabled();
  });

  it('counts again for one procedure or one teller, and exports exactly that', async () => {
    await fillIn();
    await user.selectOptions(screen.getByLabelText('流程'), '个人汇款');
    await user.selectOptions(screen.getByLabelText('柜员'), '柜员甲（jia）');
    await screen.findByText('60 笔');
    expect(sent('previewExport').at(-1)).toMatchObject({ procedure: 'REM', teller: 'jia' });
    expect(screen.getByText('1,234,567.89 元')).toBeVisible();
    await press('导出脱敏证据包');
    expect(sent('exportBundle')[0]).toMatchObject({ procedure: 'REM', teller: 'jia', masking: 'masked' });
    await act(async () => audit.push(audit.bundle));
    expect(await screen.findByText(/个人汇款，柜员 jia，60 笔业务/)).toBeVisible();
  });

  it('offers certificates for as many cases as a bundle takes, and says so for more', async () => {
    await fillIn();
    await user.click(screen.getByLabelText('每笔业务附一份凭证（PDF）'));
    expect(screen.getByRole('button', { name: '导出脱敏证据包' })).toBeEnabled();
    const counts = { ...((await audit.counts) as object), cases: 61 };
    audit.counts = Promise.resolve(counts);
    await press('上月');
    expect(await screen.findByText(/附凭证时一次最多 60 笔业务/)).toBeVisible();
    expect(screen.getByRole('button', { name: '导出脱敏证据包' })).toBeDisabled();
    await user.click(screen.getByLabelText('每笔业务附一份凭证（PDF）'));
    await press('导出脱敏证据包');
    expect(sent('exportBundle')[0]).not.toHaveProperty('certificates');
  });

  it('seals to a receiver’s key, and refuses what is none before anything is sent', async () => {
    await fillIn();
    await user.type(screen.getByLabelText(/收件人公钥/), 'age1tooshort');
    expect(screen.getByText(/公钥不对/)).toBeVisible();
    expect(screen.getByRole('button', { name: '导出脱敏证据包' })).toBeDisabled();
    await user.clear(screen.getByLabelText(/收件人公钥/));
    const key = `age1${'q'.repeat(58)}`;
    await user.type(screen.getByLabelText(/收件人公钥/), ` ${key} `);
    await press('导出脱敏证据包');
    expect(sent('exportBundle')[0]).toMatchObject({ sealTo: [key] });
    const sealed = { bytes: 700_000, sha256: '//8R' };
    await act(async () => audit.push({ ...audit.bundle, file: '/data/exports/b.zip.age', sealed }));
    expect(
      await screen.findByText('age -d -i key.txt -o /data/exports/b.zip /data/exports/b.zip.age'),
    ).toBeVisible();
    expect(
      screen.getByText('npm run verify -- /data/exports/b.zip --identity abcd --identity ef01'),
    ).toBeVisible();
    expect(screen.getByText('ffff11')).toBeVisible();
  });

  it('keeps the counts when the same dates are chosen again', async () => {
    await press('近 7 天');
    expect(screen.getByText('60 笔')).toBeVisible();
  });

  it('warns of names and handwriting in a full bundle', async () => {
    await user.click(screen.getByLabelText('完整'));
    expect(screen.getByRole('alert')).toHaveTextContent('含有客户姓名和手写笔迹');
    expect(screen.getByRole('button', { name: '导出完整证据包' })).toBeVisible();
  });

  describe('in full', () => {
    const begin = async () => {
      await fillIn();
      await user.click(screen.getByLabelText('完整'));
      await press('导出完整证据包');
      await user.type(await screen.findByLabelText('PIN'), '135246');
      await press('同意并导出');
    };

    it('asks for somebody else, of those who may agree, before anything is sent', async () => {
      await fillIn();
      await user.click(screen.getByLabelText('完整'));
      await press('导出完整证据包');
      const dialog = await screen.findByRole('dialog', { name: '第二人同意导出完整证据包' });
      expect(within(dialog).getAllByRole('radio')).toHaveLength(1);
      expect(sent('exportBundle')).toEqual([]);
    });

    it('sends who agreed, and shows progress only once it has begun', async () => {
      await begin();
      expect(screen.queryByRole('progressbar')).toBeNull();
      await act(async () => audit.push({ state: 'working', done: 25, of: 100 }));
      expect(await screen.findByRole('progressbar')).toHaveValue(25);
      expect(sent('exportBundle')).toEqual([
        expect.objectContaining({ masking: 'full', approver: 'ding', pin: '135246' }),
      ]);
      await act(async () => audit.push(audit.bundle));
      expect(await screen.findByText(/完整（含姓名和笔迹）/)).toBeVisible();
    });

    it('says in the dialog why it was refused, and keeps what was filled in', async () => {
      audit.fails.set('exportBundle', refused('NOT_AN_APPROVER', '这位同事的岗位不能复核这一项。'));
      await begin();
      const dialog = await screen.findByRole('dialog');
      expect(await within(dialog).findByRole('alert')).toHaveTextContent('不能复核');
      await press('返回');
      expect(screen.getByLabelText('用途')).toHaveValue('季度检查');
    });
  });

  it('shows progress, then the file and how to verify it', async () => {
    await fillIn();
    await press('导出脱敏证据包');
    await act(async () => audit.push({ state: 'working', done: 25, of: 100 }));
    expect(screen.getByRole('progressbar')).toHaveValue(25);
    await act(async () => audit.push(audit.bundle));
    expect(await screen.findByRole('heading', { name: '证据包已生成' })).toHaveFocus();
    expect(sent('exportBundle')[0]).toMatchObject({
      ...{ masking: 'masked', recipient: '总行审计部', purpose: '季度检查' },
    });
    expect(screen.getByText(/60 笔业务，1294 条记录/)).toBeVisible();
    expect(
      screen.getByText('npm run verify -- /data/exports/b.zip --identity abcd --identity ef01'),
    ).toBeVisible();
    expect(screen.getByText('00ff10')).toBeVisible();
    expect(screen.getByRole('region', { name: '不能证明' })).toHaveTextContent('某一笔迹出自某人之手');
  });

  it('can be left: the stream is closed and nothing is said to be done', async () => {
    await fillIn();
    await press('导出脱敏证据包');
    await act(async () => audit.push({ state: 'working', done: 25, of: 100 }));
    await press('取消导出');
    expect(await screen.findByText(/导出已取消，没有写完的文件已删除/)).toBeVisible();
    expect(audit.left).toBe(true);
    await waitFor(() => expect(sent('previewExport')).toHaveLength(2));
  });

  it('says so when the line breaks half-way, and does not send it twice', async () => {
    await fillIn();
    await press('导出脱敏证据包');
    await act(async () => audit.break(new TypeError('network')));
    expect(await screen.findByRole('alert')).toHaveTextContent('导出中断');
    expect(sent('exportBundle')).toHaveLength(1);
  });

  it('says what the process says when it is refused', async () => {
    audit.fails.set(
      'exportBundle',
      refused('NOT_SEALED', '没有记录成功，这一步不算办完。请看屏幕上的说明。'),
    );
    await fillIn();
    await press('导出脱敏证据包');
    expect(await screen.findByRole('alert')).toHaveTextContent('没有记录成功');
  });
});

describe('the generation before a restore', () => {
  it('is offered only where there is one, says what is lost of it, and is what is searched and exported then', async () => {
    audit.generations = [{ generation: 1, size: 120, known: 123 }];
    await search();
    expect(sent('findCases')[0]).not.toHaveProperty('generation');
    await user.selectOptions(screen.getByLabelText('台账'), '第 1 代（恢复以前，只读）');
    expect(screen.getByText(/恢复时有 120 条记录。原来到过 123 条，后面 3 条不在备份里。/)).toBeVisible();
    expect(screen.queryByRole('table'), 'what was found before is gone').toBeNull();
    await press('近 7 天');
    expect(sent('findCases')[1]).toMatchObject({ generation: 1 });
    await press('导出');
    expect(sent('previewExport').at(-1)).toMatchObject({ generation: 1 });
    await press('查阅');
    await user.selectOptions(screen.getByLabelText('台账'), '现在的台账');
    await press('近 7 天');
    expect(sent('findCases').at(-1)).not.toHaveProperty('generation');
  });
});

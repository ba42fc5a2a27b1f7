// Enrolling head office's key at the glass: typed as published, compared by fingerprint, agreed to by somebody else.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { NO_BACKUPS, pushedStore, refused } from './pretend-branch.tsx';

const JI = { id: 'ji', name: '管理员己', roles: ['admin' as const] };
const VIEW: InnerView = {
  ...{ mode: 'demo', phase: 'working', stop: null, reviewer: null, current: null },
  people: [
    JI,
    { id: 'jia', name: '柜员甲', roles: ['teller'] },
    { id: 'bing', name: '网点负责人丙', roles: ['branch-head'] },
    { id: 'ding', name: '合规丁', roles: ['compliance'] },
    { id: 'geng', name: '主管庚', roles: ['supervisor'] },
  ],
  ...{ waiting: [], procedures: [], customerWindow: 'connected', packRefused: null },
  station: {
    ...{ bank: '样例银行', branch: '样例网点', device: '一号柜台' },
    ...{
      origin: 'b/b/d/g1',
      identities: ['a0bc8bb03038d2b6'],
      identityWords: ['的 一 是 在'],
      version: '0.1.0',
    },
  },
  session: {
    ...{ staff: JI.id, name: JI.name, roles: JI.roles, room: 'admin' },
    ...{ noticeAfterMs: 240_000, lockAfterMs: 300_000 },
  },
};
const READ = {
  origin: 'bank/head-office',
  keys: [
    { name: 'bank/head-office/pack', fingerprint: '1234abcd5678ef90', words: '的 一 是 在 不 了 有 和' },
  ],
};
const VKEY = 'bank/head-office/pack+0123abcd+AAAA';
const PIN = '135246';

let enrolled: typeof READ | null;
let calls: { name: string; input: Record<string, unknown> }[];
let fails: Map<string, unknown>;
let user: UserEvent;

const call = (name: string, answer: () => unknown) => async (input: Record<string, unknown>) => {
  calls.push({ name, input });
  if (fails.has(name)) throw fails.get(name);
  return answer();
};

beforeEach(async () => {
  enrolled = null;
  calls = [];
  fails = new Map();
  user = userEvent.setup();
  const client = {
    station: { stayAwake: async () => ({}) },
    backup: { list: async () => NO_BACKUPS },
    lobby: {
      machines: async () => ({ machines: [], groups: [] }),
      stations: async () => ({ own: 'b/b/d/identity+00+AA', stations: [] }),
    },
    admin: {
      listStaff: async () => [],
      headOffice: async () => enrolled,
      spareKeys: async () => [],
      readHeadOffice: call('readHeadOffice', () => READ),
      identityText: async () => 'bank/branch/d/identity+0123abcd+AAAA\n',
      readEnrolment: call('readEnrolment', () => READ),
      importEnrolment: call('importEnrolment', () => {
        enrolled = READ;
        return { seq: 1 };
      }),
      enrolHeadOffice: call('enrolHeadOffice', () => {
        enrolled = READ;
        return { seq: 1 };
      }),
    },
  } as unknown as Client;
  render(<InnerWindow client={client} store={pushedStore(VIEW)} />);
  await press('总行和大堂');
  await press('登记总行公钥');
});

const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
const dialog = () => within(screen.getByRole('dialog'));

async function typeKey() {
  await user.type(dialog().getByLabelText('总行标识'), READ.origin);
  await user.type(dialog().getByLabelText('公钥'), ` ${VKEY} `);
  await press('核对指纹');
}

async function compare() {
  await typeKey();
  await user.click(await screen.findByLabelText('已逐组核对，完全一致'));
  await press('由第二人复核');
}

it('the identity that head office enrols this machine by is shown as a QR code when it is asked for', async () => {
  await user.keyboard('{Escape}');
  await press('本机');
  expect(screen.queryByRole('img', { name: '报总行登记用的二维码' })).toBeNull();
  await user.click(screen.getByText('报总行登记用的二维码'));
  expect(await screen.findByRole('img', { name: '报总行登记用的二维码' })).toBeVisible();
});

describe("head office's key", () => {
  it('is shown by its fingerprint first, and goes no further before that was compared', async () => {
    await typeKey();
    expect(calls[0]).toMatchObject({ name: 'readHeadOffice', input: { origin: READ.origin, keys: [VKEY] } });
    for (const group of ['1234', 'abcd', '5678', 'ef90']) expect(dialog().getByText(group)).toBeVisible();
    expect(dialog().getByRole('button', { name: '由第二人复核' })).toBeDisabled();
  });

  it('is enrolled only with the PIN of the branch head or of compliance', async () => {
    await compare();
    const people = dialog().getAllByRole('radio', { hidden: true });
    expect(people.map((radio) => radio.closest('label')?.textContent)).toEqual([
      '网点负责人丙网点负责人',
      '合规丁合规',
    ]);
    await user.click(dialog().getByLabelText(/合规丁/));
    await user.type(dialog().getByLabelText('PIN'), PIN);
    await press('复核并登记');
    expect(calls[1]).toMatchObject({
      name: 'enrolHeadOffice',
      input: { origin: READ.origin, keys: [VKEY], approver: 'ding', pin: PIN },
    });
    expect(await screen.findByText(/总行公钥已登记/)).toBeVisible();
    const panel = within(screen.getByRole('region', { name: '总行公钥' }));
    expect(await panel.findByText('ef90')).toBeVisible();
    expect(panel.getByRole('button', { name: '更换总行公钥' })).toHaveFocus();
  });

  it('that came by a signed file is compared and agreed to just the same', async () => {
    const note = 'bank/head-office/enrolment\n…';
    await user.upload(dialog().getByLabelText('选择总行的登记文件'), new File([note], '登记.note'));
    expect(await dialog().findByText('的一是在')).toBeVisible();
    expect(calls[0]).toEqual({ name: 'readEnrolment', input: { note } });
    await user.click(await screen.findByLabelText('已逐组核对，完全一致'));
    await press('由第二人复核');
    await user.click(dialog().getByLabelText(/合规丁/));
    await user.type(dialog().getByLabelText('PIN'), PIN);
    await press('复核并登记');
    expect(calls[1]).toMatchObject({ name: 'importEnrolment', input: { note, approver: 'ding', pin: PIN } });
    expect(await screen.findByText(/总行公钥已登记/)).toBeVisible();
  });

  it('in a file for another machine is refused, and says so', async () => {
    fails.set('readEnrolment', refused('NOTE_OF_ANOTHER', '这份登记文件是给另一台设备的。'));
    await user.upload(dialog().getByLabelText('选择总行的登记文件'), new File([''], '空.note'));
    expect(await dialog().findByRole('alert')).toHaveTextContent('这份登记文件是给另一台设备的。');
  });

  it('that cannot be read is said so, with what was typed still there', async () => {
    const sentence = '公钥文字不完整，或名称和总行标识不符，请核对后重新输入。';
    fails.set('readHeadOffice', refused('KEY_UNREADABLE', sentence));
    await typeKey();
    expect(await dialog().findByRole('alert')).toHaveTextContent(sentence);
    expect(dialog().getByLabelText('总行标识')).toHaveValue(READ.origin);
  });

  it('is not sent without a name of two parts', async () => {
    await user.type(dialog().getByLabelText('总行标识'), '某银行');
    await press('核对指纹');
    expect(dialog().getByText(/中间一道斜线。$/)).toBeVisible();
    expect(dialog().getByText('请填写公钥。')).toBeVisible();
    expect(calls).toEqual([]);
  });
});

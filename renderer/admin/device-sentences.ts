// Every sentence about devices beside the screens, for whoever takes their programs into use.
import type { Client } from '../state/transport.ts';

export type DeviceStatus = Awaited<ReturnType<Client['device']['status']>>;
export type InUse = DeviceStatus['inUse'][number];

const END: Record<Extract<InUse['now'], { state: 'waiting' | 'resting' }>['why'], string> = {
  died: '程序自己退出了',
  silent: '程序没有应答',
  stalled: '程序不再应答',
  flooded: '程序发来的内容太多',
  nonsense: '程序发来的内容不合规定',
};
const FAULT: Record<Extract<InUse['now'], { state: 'faulty' }>['why'], string> = {
  unplugged: '没有插好',
  driver: '驱动没有装好',
  other: '不能工作',
};
const REFUSED: Record<Extract<InUse['now'], { state: 'refused' }>['why'], string> = {
  missing: '文件不见了，没有运行。',
  changed: '文件和启用时的不一样，没有运行。请向集成商核实。',
  unreadable: '文件读不出来，没有运行。请检查磁盘。',
};

function stateInWords(now: InUse['now']): string {
  switch (now.state) {
    case 'starting':
      return '正在启动。';
    case 'ready':
      return `正常，设备名称：${now.name}`;
    case 'faulty':
      return `程序在运行，设备${FAULT[now.why]}。`;
    case 'waiting':
      return `${END[now.why]}，稍后自动再启动。`;
    case 'resting':
      return `${END[now.why]}，几次都没有启动好，已经停下。`;
    case 'refused':
      return REFUSED[now.why];
  }
}

const NAMES: Record<InUse['device'], string> = { pad: '签字板', 'call-signal': '机具通话信号' };
const named = (device: InUse['device']): string => NAMES[device];

export const DEVICES_SAID = {
  title: '外接设备',
  intro:
    '设备的程序由集成商编写，放在下面的文件夹里。启用要两个人，按文件的校验值；文件变了就不再运行。程序以本机登录的系统账号运行。',
  folder: '放程序的文件夹',
  empty: '这个文件夹里没有程序。',
  none: '还没有启用外接设备。',
  named,
  state: stateInWords,
  file: (file: string) => `文件：${file}`,
  since: (at: string, by: string, approver: string) => `${at} 由${by}启用，${approver}复核。`,
  sha256: '校验值（SHA-256）',
  strays: (count: number) => `没有请客户签名时，签字板发来 ${count} 次笔迹，都没有采用。`,
  which: '用作',
  choose: '程序',
  compare: '请和集成商给的校验值逐组核对。',
  same: '校验值一样',
  set: '启用这个程序',
  startAgain: '重新启动',
  drop: '停用',
  actNamed: (act: string, device: InUse['device']) => `${act}${named(device)}`,
  done: (device: InUse['device']) => `${named(device)}的程序已经启用。`,
  dropped: (device: InUse['device']) => `${named(device)}已经停用。`,
  reload: '重新查看',
  second: {
    title: '第二人复核：启用外接设备',
    who: '由谁复核',
    none: '没有可以复核的同事。要有一位网点负责人或合规。',
    enter: '复核并启用',
  },
  aside: '请复核人本人核对校验值，再输入 PIN。两个人都会记入台账。',
} as const;

// Every sentence about the program's own version.
import type { Client } from '../state/transport.ts';

export type UpdateStatus = Awaited<ReturnType<Client['update']['status']>>;
type Taken = Awaited<ReturnType<Client['update']['take']>>;
type Fault = Extract<Taken, { state: 'refused' }>['why'];

const REFUSED: Record<Fault, string> = {
  'no-update': '这不是一份程序更新文件。请向总行重新索取。',
  'too-large': '文件太大，不是一份程序更新文件。',
  unsigned: '没有用本机登记的总行密钥签名。请向总行核实这个文件的来历。',
  'bad-signature': '签名不成立：签名之后内容被改动过。请不要使用，并告诉总行。',
  manifest: '文件的写法本机不认识。请向总行核实版本。',
  changed: '文件不完整，或和总行签名的不一样。请重新拷贝一次；还是这样，请告诉总行。',
  older: '这一版比现在用的旧。要退回上一版，请用本页下面的“退回”。',
  'other-machine': '这份文件是给另一种电脑的。请向总行索取适合本机的。',
  'not-enrolled': '本机还没有登记总行的签名密钥，不能核对。请先在“人员和本机”里登记。',
};

const LAST: Record<NonNullable<UpdateStatus['last']>['as'], (version: string) => string> = {
  applied: (version) => `已更新到 ${version}。`,
  'stepped-back': (version) => `已退回 ${version}。`,
  'not-applied': (version) => `${version} 没有装上，程序还是原来的版本。可以再装一次。`,
};

const SECOND = {
  who: '由谁复核',
  none: '没有可以复核的同事。要有一位网点负责人或合规。',
};

export const UPDATE = {
  title: '程序更新',
  intro: '更新只从总行签名的文件来，从 U 盘或共享文件夹读取。每一步都记入台账；内容包另在合规的页面更新。',
  running: (version: string) => `现在运行的版本：${version}`,
  last: (at: string, { as, version }: NonNullable<UpdateStatus['last']>) => `${at} ${LAST[as](version)}`,
  size: (bytes: number) => `${Math.max(0.1, bytes / 1024 / 1024).toFixed(1)} MB`,
  noHeadOffice: '本机还没有登记总行的签名密钥，收不了更新文件。请先在“人员和本机”里登记。',
  reload: '重新读取',
  take: {
    title: '收下更新文件',
    field: '文件所在的文件夹',
    aid: '完整的路径，例如 E:/ 或 /media/usb。文件名以 .cgupdate 结尾。',
    look: '查看',
    nothing: '这个文件夹里没有更新文件。',
    take: '核对并收下',
    named: (file: string) => `核对并收下 ${file}`,
    taking: '正在核对…',
    taken: (version: string) => `已核对无误，收下了 ${version}。还没有安装。`,
    kept: (version: string) => `已核对无误，${version} 的文件留下了：更新以后要退回来，就用它。`,
    refused: (why: Fault) => `没有收下。${REFUSED[why]}`,
  },
  next: {
    title: (version: string) => `新版本 ${version}`,
    about: (at: string, by: string, size: string) => `${at} 由${by}收下，${size}。`,
    oneWay: (version: string) =>
      `装上以后不能退回 ${version}：新版本写的记录，旧版本读不了。请先立即备份，再决定。`,
    back: (version: string) => `装上以后如有问题，可以退回 ${version}。`,
    keepFirst: (version: string) => `请先收下 ${version} 的更新文件：要留着它，才退得回来。`,
    howTo: '请先办结所有业务。程序会退出，由系统安装；装好后重新打开。',
    install: (version: string) => `装上 ${version}`,
  },
  former: {
    title: '退回上一版',
    about: (version: string) => `上一版是 ${version}，文件还留着。已有的记录都会保留。`,
    install: (version: string) => `退回 ${version}`,
  },
  notInstalled: '这台设备上的程序不是用安装包装的，请由技术人员更新。',
  begun: '已交给系统安装，程序马上退出。请在屏幕上按系统的提示继续。',
  forward: (version: string) => ({ ...SECOND, title: `第二人复核：装上 ${version}`, enter: '复核并安装' }),
  back: (version: string) => ({ ...SECOND, title: `第二人复核：退回 ${version}`, enter: '复核并退回' }),
  aside: '请复核人本人输入 PIN。两个人都会记入台账。',
} as const;

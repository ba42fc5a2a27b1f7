// Every sentence of the health page: for each finding what is so, and what to do about it.
import type {
  HealthFacts,
  HealthFinding,
  HealthState,
  HealthTopic,
  WindowFacts,
} from '../../shared/station/health.ts';
import { DAYS } from '../../shared/station/health.ts';
import { shanghaiTime } from '../../shared/words/time.ts';

export type AllFacts = HealthFacts & WindowFacts;

interface Told {
  says: string;
  /** Absent where nothing is to be done. */
  next?: string;
}

const room = (bytes: number | null): string => (bytes === null ? '' : `${(bytes / 1024 ** 3).toFixed(1)} GB`);
const at = (time: string | null): string => (time === null ? '' : shanghaiTime(time).slice(0, 16));

type Tell = (facts: AllFacts) => Told;

const RECIPE = '请技术人员按程序自带的 lockdown 文件夹里的说明锁定，再看一次。';
const BY_HAND = '请技术人员按程序自带的 lockdown 文件夹里的说明逐项检查。';

const TOLD: Record<HealthFinding, Tell> = {
  'disk-ok': ({ storeFree }) => ({ says: `台账所在的磁盘还有 ${room(storeFree)}。` }),
  'disk-low': ({ storeFree }) => ({
    says: `台账所在的磁盘只剩 ${room(storeFree)}。`,
    next: '请在几天内清出空间，或换大一些的磁盘。',
  }),
  'disk-full': ({ storeFree }) => ({
    says: `台账所在的磁盘快满了，只剩 ${room(storeFree)}。写满以后就不能办业务。`,
    next: '请今天就清出空间。不要删除本程序的数据文件夹。',
  }),
  'disk-unknown': () => ({
    says: '看不出台账所在的磁盘还有多少空间。',
    next: '请在操作系统里查看。',
  }),
  'store-ok': ({ checkedAt }) => ({ says: `台账能正常记录。上次整本核对：${at(checkedAt)}，完整。` }),
  'store-unchecked': ({ checkedAt }) => ({
    says: checkedAt
      ? `台账能正常记录。上次整本核对是 ${at(checkedAt)}，已经超过 ${DAYS.check} 天。`
      : '台账能正常记录，还没有整本核对过。',
    next: '请用“核对台账”核对一次，业务可以照常办理。',
  }),
  'store-not-sealing': () => ({
    says: '刚才有一步没有记录成功。',
    next: '请看屏幕上的说明。没有记录成功的那一步不算办完。',
  }),
  'anchor-behind': () => ({
    says: '数据库旁边的锚文件和台账对不上。',
    next: '请停办业务，联系总行技术支持。不要重装，也不要删除任何文件。',
  }),
  'clock-still': () => ({
    says: '今天没有发现时钟被拨动。时间本身准不准，程序看不出来。',
    next: '请和手机上的时间对一下，相差一分钟以上就请校准。',
  }),
  'clock-moved': ({ clockMoves, largestMoveMs }) => ({
    says: `今天时钟被拨动 ${clockMoves} 次，最多差 ${Math.max(1, Math.round(largestMoveMs / 1000))} 秒，都已记入台账。`,
    next: '请查明是谁、为什么拨动。如果是自动校时，请换用每次只微调的校时方式。',
  }),
  'day-ok': ({ day: { closedAt } }) => ({
    says: closedAt ? `上次日结：${at(closedAt)}。` : '今天还没有要日结的。',
  }),
  'day-left-open': ({ day: { openedAt } }) => ({
    says: `${at(openedAt)} 开始的那一天还没有日结。`,
    next: '请运营主管或网点负责人日结；没有办完的业务要先办完或结束。',
  }),
  'day-never-closed': () => ({ says: '本机还没有日结过。', next: '请在今天营业结束时，由两个人日结。' }),
  'backup-ok': ({ backup: { madeAt } }) => ({ says: `上次备份：${at(madeAt)}，已核对完整。` }),
  'backup-not-needed': () => ({ says: '演示和演练的数据不用备份。' }),
  'backup-one-disk': ({ backup: { madeAt } }) => ({
    says: `上次备份：${at(madeAt)}。备份和台账在同一个磁盘上，磁盘坏了会一起丢。`,
    next: '请把备份文件夹改到另一个磁盘，办法见使用说明“备份”一节。',
  }),
  'backup-old': ({ backup: { madeAt } }) => ({
    says: `上次备份是 ${at(madeAt)}，已经超过 ${DAYS.backup} 天。`,
    next: '请在“备份”里现在做一次。',
  }),
  'backup-gone': ({ backup: { missing } }) => ({
    says: `做过的备份里，有 ${missing} 份已经不在备份文件夹里。`,
    next: '请查明是谁移走的，再在“备份”里现在做一次。',
  }),
  'backup-failed': ({ backup: { failedAt } }) => ({
    says: `${at(failedAt)} 的备份没有做成。`,
    next: '原因和办法见“备份”。处理好以后，请再做一次。',
  }),
  'backup-none': () => ({ says: '本机还没有备份。', next: '请在“备份”里现在做一次。' }),
  'backup-disk-ok': ({ backupFree }) => ({ says: `备份所在的磁盘还有 ${room(backupFree)}。` }),
  'backup-disk-low': ({ backupFree }) => ({
    says: `备份所在的磁盘只剩 ${room(backupFree)}。`,
    next: '请在几天内清出空间，或换大一些的磁盘。',
  }),
  'backup-disk-full': ({ backupFree }) => ({
    says: `备份所在的磁盘快满了，只剩 ${room(backupFree)}。`,
    next: '请今天就清出空间，不然下一次备份做不成。',
  }),
  'backup-disk-unknown': () => ({
    says: '看不到备份所在的磁盘。',
    next: '如果备份在移动硬盘或网络文件夹，请检查有没有接好。',
  }),
  'drill-ok': ({ drilledAt }) => ({ says: `上次恢复演练：${at(drilledAt)}，备份能恢复。` }),
  'drill-not-yet': () => ({ says: '还没有到要做恢复演练的时候。' }),
  'drill-overdue': ({ drillOverdueDays }) => ({
    says: `已有 ${drillOverdueDays} 天没有证明过备份能恢复。`,
    next: '请在“备份”里做一次恢复演练。',
  }),
  'spare-ok': ({ recoveryKeyAt }) => ({ says: `恢复密钥是 ${at(recoveryKeyAt)} 制作的。` }),
  'spare-none': () => ({
    says: '还没有恢复密钥。机器坏了，台账和备份就再也打不开。',
    next: '请管理员在“备用密钥”里制作一把，由两人签封保管。',
  }),
  'emergency-ready': () => ({ says: '应急口令已制作，在信封里，还没有用过。' }),
  'emergency-none': () => ({
    says: '还没有应急口令。主管、负责人或管理员都不在时，没有人能接手。',
    next: '请管理员在“密钥和备份”里制作，装入信封密封，由网点负责人保管。',
  }),
  'emergency-used': () => ({
    says: '应急口令已经用过，不能再用。',
    next: '请管理员在“密钥和备份”里重新制作。',
  }),
  'pack-ok': ({ pack }) => ({ says: `内容包“${pack?.name}”，用到 ${pack?.to}。` }),
  'pack-ending': ({ pack }) => ({
    says: `内容包“${pack?.name}”只用到 ${pack?.to}。`,
    next: '请合规向总行要新的内容包，在到期前启用。',
  }),
  'pack-over': ({ pack }) => ({
    says: `内容包“${pack?.name}”已在 ${pack?.to} 到期。`,
    next: '请合规马上向总行要新的内容包。',
  }),
  'pack-not-yet': ({ pack }) => ({
    says: `内容包“${pack?.name}”要到 ${pack?.from} 才生效。`,
    next: '请核对本机日期；日期没有错，就请合规处理。',
  }),
  'pack-none': () => ({ says: '没有启用的内容包，不能办业务。', next: '请合规启用总行下发的内容包。' }),
  'signature-needed': () => ({ says: '只接受总行签名的内容包。' }),
  'signature-not-needed': () => ({
    says: '还没有登记总行公钥，程序自带的样例内容包不用签名。',
    next: '正式使用以前，请管理员在“总行公钥”里登记。',
  }),
  'screen-ok': () => ({ says: '客户屏幕已连接。' }),
  'screen-missing': () => ({
    says: '客户屏幕没有连接，客户只能在纸上看和签。',
    next: '请检查屏幕电源和连线，再打开客户窗口。',
  }),
  'size-ok': ({ calibratedAt }) => ({ says: `客户屏幕的大小是 ${at(calibratedAt)} 用银行卡校准的。` }),
  'size-unmeasured': () => ({
    says: '客户屏幕的大小没有校准过，字可能偏大或偏小。',
    next: '请由管理员在“客户屏幕”里用一张银行卡校准一次。',
  }),
  'fonts-ok': () => ({ says: '生僻字能显示（已试“𠮷䶮㛃”）。' }),
  'fonts-missing': ({ glyphsMissing }) => ({
    says: `有生僻字显示不出来：${glyphsMissing.map(codeOf).join('、')}。`,
    next: '请重新载入页面；还是不行，请重装程序。',
  }),
  'voices-ok': ({ voices }) => ({ says: `本机有 ${voices} 种中文语音，可以不联网朗读。` }),
  'voices-remote': () => ({
    says: '中文语音要联网才能用，本机不联网，不能朗读。',
    next: '需要朗读时，请在操作系统里安装中文语音。',
  }),
  'voices-none': () => ({
    says: '本机没有中文语音，不能朗读。',
    next: '需要朗读时，请在操作系统里安装中文语音。',
  }),
  'lock-browser': () => ({
    says: '现在开在浏览器里。浏览器锁不住机器：可以切到别的程序、缩放页面、打开别的网址。',
    next: '请由技术人员按使用说明锁定机器（Windows 用 Shell Launcher，麒麟、统信用各自的专用模式）。',
  }),
  'keys-in-system': () => ({ says: '密钥由操作系统保护。' }),
  'keys-in-file': () => ({
    says: '密钥放在数据文件夹的一个文件里，能登录这个系统账号的人都读得到。',
    next: '正式使用请装桌面版，由操作系统保护密钥。',
  }),
  'keys-open': () => ({
    says: '系统的密钥库没有上锁，密钥只是藏着。启用本机时，管理员已书面说明原因。',
    next: '请技术人员启用系统的密钥库（钥匙串），再用恢复密钥打开一次，密钥就改由它保护。',
  }),
  'keys-by-spare': () => ({
    says: '这台电脑现在没有保管本机的密钥，每次启动都要输备用密钥。',
    next: '请技术人员启用系统的密钥库（钥匙串），再用恢复密钥打开一次。',
  }),
  'pad-ok': () => ({ says: '签字板可以用。' }),
  'pad-down': () => ({
    says: '签字板现在不能用，客户可以在屏幕上签名。',
    next: '请检查签字板有没有插好；还不行，请管理员在“本机”的“外接设备”里看原因。',
  }),
  'pad-changed': () => ({
    says: '签字板的程序和启用时的不一样，没有运行。',
    next: '请管理员向集成商核实，再由两个人重新启用。',
  }),
  'signal-ok': () => ({ says: '机具通话信号可以用。' }),
  'signal-down': () => ({
    says: '机具通话信号现在收不到，大堂照常巡视。',
    next: '请管理员在“本机”的“外接设备”里看原因。',
  }),
  'signal-changed': () => ({
    says: '机具通话信号的程序和启用时的不一样，没有运行。',
    next: '请管理员向集成商核实，再由两个人重新启用。',
  }),
  'start-locked': () => ({ says: '开机后程序自动启动。' }),
  'start-open': () => ({ says: '开机后程序不会自动启动。', next: RECIPE }),
  'start-unknown': () => ({ says: '看不出开机后程序会不会自动启动。', next: BY_HAND }),
  'return-locked': () => ({ says: '程序退出后会自动回来。' }),
  'return-open': () => ({ says: '程序退出后不会自动回来，柜台会停在空屏或桌面上。', next: RECIPE }),
  'return-unknown': () => ({ says: '看不出程序退出后会不会自动回来。', next: BY_HAND }),
  'desktop-locked': () => ({ says: '程序后面没有桌面，打不开别的程序。' }),
  'desktop-open': () => ({ says: '程序后面还有系统桌面，可以切到别的程序。', next: RECIPE }),
  'desktop-unknown': () => ({ says: '看不出程序后面有没有系统桌面。', next: BY_HAND }),
  'keys-locked': () => ({ says: '系统的快捷键（任务管理器、切换控制台）已关闭。' }),
  'keys-reachable': () => ({ says: '系统的快捷键（任务管理器、切换控制台）没有关闭。', next: RECIPE }),
  'keys-unknown': () => ({ says: '看不出系统的快捷键（任务管理器、切换控制台）有没有关闭。', next: BY_HAND }),
  'user-locked': () => ({ says: '柜台用的系统账号不是管理员。' }),
  'user-open': () => ({
    says: '柜台用的系统账号是管理员，能改动系统和本程序的文件。',
    next: '请技术人员为柜台另建一个普通账号。',
  }),
  'user-unknown': () => ({ says: '看不出柜台用的系统账号是不是管理员。', next: BY_HAND }),
};

/** What cannot be shown is told by its number. */
const codeOf = (glyph: string): string => `U+${(glyph.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;

const TOPICS: Record<HealthTopic, string> = {
  disk: '台账磁盘',
  store: '台账',
  clock: '时钟',
  day: '日结',
  backup: '备份',
  backupDisk: '备份磁盘',
  drill: '恢复演练',
  spare: '恢复密钥',
  emergency: '应急口令',
  pack: '内容包',
  signature: '总行签名',
  screen: '客户屏幕',
  size: '客户屏幕大小',
  fonts: '字体',
  voices: '语音',
  keyStore: '密钥保护',
  lock: '机器锁定',
  lockStart: '开机启动',
  lockReturn: '退出恢复',
  lockDesktop: '系统桌面',
  lockKeys: '系统快捷键',
  pad: '签字板',
  callSignal: '机具通话信号',
  lockUser: '系统账号',
};

export const HEALTH = {
  title: '本机运行状况',
  intro: '这里只看，不改。有要处理的，排在最前。',
  loading: '正在查看…',
  reload: '再看一次',
  back: '返回',
  seenAt: (now: string) => `${shanghaiTime(now)} 查看`,
  columns: { topic: '项目', state: '状况', says: '说明和办法' },
  states: { act: '要处理', look: '请留意', unknown: '看不出', good: '正常' } satisfies Record<
    HealthState,
    string
  >,
  topics: TOPICS,
  next: '办法：',
  summary: (act: number, look: number) => {
    if (act > 0) return `有 ${act} 项要处理，${look} 项请留意。`;
    return look > 0 ? `没有要马上处理的，${look} 项请留意。` : '程序能看到的都正常。';
  },
  told: (finding: HealthFinding, facts: AllFacts): Told => TOLD[finding](facts),
} as const;

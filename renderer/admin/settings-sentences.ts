// Every sentence of the settings.

import { IDLE_LOCK, NIGHTLY_RESTART } from '../../shared/station/settings.ts';
import type { SettingsFault } from '../../shared/station/settings-file.ts';

export const SETTINGS = {
  title: '本机参数',
  recorded: '每次更改都记入台账。',
  helpPhone: {
    label: '窗口出错时打的电话',
    aid: '窗口反复出错、停下来时，屏幕上显示这个号码。可以是科技部门的值班电话，分机写成“转”加数字。',
    none: '现在没有设定，屏幕上只写管理员的姓名。',
    now: (phone: string) => `现在是 ${phone}。`,
    fault: '请填电话号码，只用数字、空格和短横线，分机写成“转”加数字。',
    save: '保存电话',
    done: (phone: string) => `已改为 ${phone}。`,
  },
  file: {
    title: '总行的参数文件',
    intro:
      '总行签名的文件（.cgsettings）可以一次设定上面几项。先看要改什么，再收下；收下哪一份、改了什么，都记入台账。',
    choose: '选择参数文件',
    caption: (number: number) => `第 ${number} 号参数文件，签名有效`,
    columns: { what: '参数', now: '现在', later: '收下以后' },
    shown: {
      minutes: (minutes: number) => `${minutes} 分钟`,
      hour: (hour: number | null) => (hour === null ? '不自动重新启动' : `${hour} 点以后`),
      none: '没有设定',
    },
    take: '收下，照此设定',
    leave: '不收',
    done: (number: number) => `已照第 ${number} 号参数文件设定。`,
    refused: {
      'not-enrolled': '本机还没有登记总行公钥，不能收。请先在“总行和大堂”里登记。',
      unsigned: '没有总行的签名，没有收。',
      'bad-signature': '签名不对，文件可能被改动过，没有收。',
      unreadable: '这不是参数文件，或者里面有本机不认识的内容，没有收。',
      older: '这份文件不比上次收下的新，没有收。',
    } satisfies Record<SettingsFault, string>,
  },
  restart: {
    label: '夜里自动重新启动',
    aid: `只在没有人登录或已锁屏、没有正在办的业务、没有导出、备份和演练时重新启动；过了 ${NIGHTLY_RESTART.hours} 小时还有人在办，就等第二天夜里。浏览器里打开的和 AppImage 不会自动重新启动。`,
    never: '不自动重新启动',
    hour: (hour: number) => `${hour} 点以后`,
    save: '保存时间',
    done: (hour: number | null) => (hour === null ? '已改为不自动重新启动。' : `已改为夜里 ${hour} 点以后。`),
  },
  idleLock: {
    label: '无人操作多少分钟后锁屏',
    aid: `${IDLE_LOCK.least} 至 ${IDLE_LOCK.most} 分钟，平常用 ${IDLE_LOCK.usual} 分钟。锁屏前一分钟有提示，没有办完的内容都会保留。超过 ${IDLE_LOCK.alone} 分钟，别人更容易趁您离开时操作，要由第二人复核。`,
    now: (minutes: number) => `现在是 ${minutes} 分钟。`,
    fault: `请填 ${IDLE_LOCK.least} 至 ${IDLE_LOCK.most} 的整数。`,
    save: '保存',
    goOn: '由第二人复核',
    done: (minutes: number) => `已改为 ${minutes} 分钟，从现在起生效。`,
    second: {
      title: '第二人复核锁屏时间',
      who: '由谁复核',
      none: '没有可以复核的同事。要有一位网点负责人或合规。',
      enter: '复核并保存',
      aside: '请复核人本人输入 PIN。两个人都会记入台账。',
    },
  },
} as const;

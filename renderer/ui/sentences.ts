// Words of the building blocks, the same in every room.
export const UI = {
  back: '返回',
  next: '下一步',
  pin: 'PIN',
  pinRule: '6 至 12 位数字',
  clear: '清除',
  erase: '退格',
  keypad: '数字键盘',
  reconnecting: '正在重新连接…',
  connecting: '正在连接…',
  pinWrong: (triesLeft: number) => `PIN 不正确，还可以再试 ${triesLeft} 次。`,
  pinLocked: (seconds: number) => `输错次数过多，请等 ${seconds} 秒后再试。`,
  pinAgain: '现在可以再试了。',
  fault: (number: string | undefined) =>
    number
      ? `出现故障，编号 ${number}。这一步没有办完，请报修时读出编号。`
      : '出现故障，这一步没有办完，请报修。',
  broken: '页面没有显示出来',
  brokenKept: '已经记录的内容都在，请重新载入。',
  reload: '重新载入',
  unreachable: '没有连上本机程序，刚才的操作没有得到确认。请稍候再试一次。',
  groupChosen: (digit: number) => `已选第 ${digit} 组，请再按一个数字；按退出键重选。`,
  keysMany: '可多选；按数字键选择，按回车键继续',
  keysGroups: '先按组号，再按选项号',
  channel: { said: '客户说', observed: '现场看', verified: '核对', shown: '给客户看', signed: '客户签' },
  step: { open: '待办', answered: '已答', deferred: '已推迟', 'not-due': '不需要' },
  /** What is said is asked again; a look or a check is done again. */
  again: { said: '需重问', observed: '需重做', verified: '需重做', shown: '需重做', signed: '需重做' },
  findPerson: '查找：工号、姓名或岗位',
  find: '查找',
  longList: {
    all: (all: number) => `共 ${all} 条`,
    found: (found: number, all: number) => `找到 ${found} 条，共 ${all} 条`,
    pages: '翻页',
    previous: '上一页',
    next: '下一页',
    page: (first: number, last: number, all: number) => `第 ${first} 至 ${last} 条，共 ${all} 条`,
  },
  weight: { H: '立即停下', S: '重点', W: '留意' },
} as const;

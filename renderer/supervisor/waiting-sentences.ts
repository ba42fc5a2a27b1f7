// Every sentence of cases that wait for a teller, and of giving one to another.
export const WAITING = {
  open: '暂停的业务',
  title: '暂停的业务',
  intro: '经办人不在时，可以转给另一位柜员。接办的人用本人 PIN 登录后，在自己的暂停业务里继续。',
  back: '返回待办',
  loading: '正在读取…',
  none: '没有暂停的业务。',
  caption: (cases: number) => `暂停 ${cases} 笔`,
  columns: {
    openedAt: '开始',
    customer: '客户',
    procedure: '业务',
    amount: '金额',
    paused: '为什么暂停',
    teller: '经办',
    give: '转给别人',
  },
  give: {
    open: '转交',
    openNamed: (customer: string, teller: string) => `转交：${customer}，经办${teller}`,
    title: '转给另一位柜员',
    about: (customer: string, procedure: string, teller: string) =>
      `${customer}，${procedure}，现由${teller}办理。`,
    stays: '已经记录的都保留，开办人不变。',
    who: '转给哪位',
    none: '没有其他柜员可以接办。',
    why: '为什么转交',
    enter: '确认转交',
    done: (customer: string, name: string) => `${customer}的业务已转给${name}。`,
  },
} as const;

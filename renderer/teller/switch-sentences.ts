// Every sentence of changing from one case in hand to another.
export const SWITCH = {
  open: (count: number) => `换到另一笔（${count}）`,
  title: '换到另一笔业务',
  intro: '这一笔会暂停，办到哪里都保留；客户屏幕先回到空白，再显示换到的那一笔。',
  which: '换到哪一笔',
  why: '这一笔为什么暂停？',
  chooseFirst: '请先选换到哪一笔。',
} as const;

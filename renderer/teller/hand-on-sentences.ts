// Every sentence of handing a case on to a colleague at this counter.
export const HAND_ON = {
  open: '换人办理',
  pin: {
    title: '换同事接着办',
    who: '哪位同事接着办',
    none: '没有其他柜员可以接办。',
    enter: '接着办理',
  },
  aside: '请接办的同事输入自己的 PIN。办到哪里都保留，客户屏幕不变；您会退出，开办人仍是您。',
  why: '为什么换人',
} as const;

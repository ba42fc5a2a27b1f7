// Types and keywords of domain.md 5.2 and 5.3, typed in by hand for the tests of the scam library.

/** `newest` are the ten of the list of 18 June 2025; the others are older, or are delivery methods. */
export const TYPES: readonly { code: string; about: string; newest: boolean }[] = [
  { code: 'T01', about: '刷单返利', newest: true },
  { code: 'T02', about: '网络投资理财', newest: true },
  { code: 'T03', about: '购物服务', newest: true },
  { code: 'T04', about: '电商物流客服', newest: true },
  { code: 'T05', about: '贷款征信', newest: true },
  { code: 'T06', about: '领导熟人', newest: true },
  { code: 'T07', about: '公检法', newest: true },
  { code: 'T08', about: '婚恋交友', newest: true },
  { code: 'T09', about: '网游虚假交易', newest: true },
  { code: 'T10', about: '机票退改签', newest: true },
  { code: 'T11', about: '积分清零', newest: false },
  { code: 'T12', about: '改分', newest: false },
  { code: 'T13', about: '校园贷', newest: false },
  { code: 'T14', about: '民族资产解冻', newest: false },
  { code: 'T15', about: '保健品', newest: false },
  { code: 'T16', about: '敲诈', newest: false },
  { code: 'T17', about: '取现', newest: false },
  { code: 'T18', about: '跑分', newest: false },
];

const H =
  '安全账户 资金清查 配合调查转账 保密 屏幕共享 关闭百万保障 解冻费 刷流水 做任务 连单 专员上门取现 寄黄金 好处费 国家解冻款'.split(
    ' ',
  );
const S = [
  ...'内幕消息 稳赚 带单老师 虚拟币 修复征信 注销账户 会员自动扣费 保证金 小众软件 境外来电 扫码入群'.split(
    ' ',
  ),
  'NFC 贴卡',
  '鉴定费',
];

export const KEYWORDS = [
  ...H.map((word) => ({ class: 'H' as const, word })),
  ...S.map((word) => ({ class: 'S' as const, word })),
];

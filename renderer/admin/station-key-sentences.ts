// What an administrator reads about the other stations of the branch.
export const STATIONS = {
  title: '其他设备的大堂交接单',
  intro: '登记以后，这台设备签名的大堂交接单可以在本机接办。只传看到的情况，不传客户资料。',
  none: '还没有登记。只接办本机的大堂交接。',
  own: '本机的身份公钥（给另一台设备登记）',
  enrol: '登记一台设备',
  key: '那台设备的身份公钥',
  keyAid: '一行文字，在那台设备的管理页面上',
  compare: '请和那台设备管理页面上的“身份指纹”逐组核对，第一个就是。',
  drop: '不再收',
  dropNamed: (name: string) => `不再收 ${name} 的交接单`,
  done: '设备已登记，可以接办它的大堂交接。',
  dropped: (name: string) => `以后不收 ${name} 的交接单。`,
} as const;

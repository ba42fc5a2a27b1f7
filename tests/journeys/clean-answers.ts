// What is answered where nothing is out of order: by the digits of the teller's keys, or by the words on them.

/** Title of the step, and the keys that answer it and go on. */
type ByDigits = readonly (readonly [step: string, keys: string])[];

export const REMITTANCE_BY_DIGITS: ByDigits = [
  ['收款人类别', '4'],
  ['资金用途', '11'],
  ['与收款人的关系', '2'],
  ['账号来源', '1'],
  ['神态举止', '1'],
  ['通讯行为', '1'],
  ['信息核对', '11'],
  ['到账方式', '2'],
];

export const ACCOUNT_BY_DIGITS: ByDigits = [
  ['本人核对', '1'],
  ['云互联查询', '1'],
  ['手机号核实', '1'],
  ['账户用途', '11'],
  ['职业', '1'],
  ['居住地', '1'],
  ['名下账户', '1'],
  ['开户意愿', '11'],
  ['手机银行与限额', '2'],
  ['账户种类', '1'],
];

/** All but how soon it arrives. */
export const TRANSFER_IN_WORDS = {
  收款人类别: '其他个人',
  是否认识: '朋友、同事',
  怎么认识: '长期熟人',
  资金往来: '有，多次',
  联系方式: '当面',
  核实用途: '是，和单子上写的一样',
  神态与通讯: '平静，没有通话或看消息',
  信息核对: '一致',
} as const;

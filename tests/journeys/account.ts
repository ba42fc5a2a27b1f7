// The opening of an account in the words of a branch: what an ordinary customer says, and what staff find.

/** The first task after the document, up to the query at the other banks. */
export const IDENTITY = { 本人核对: '刷脸通过' } as const;
export const QUERY = { 云互联查询: '无异常' } as const;
export const AFTER_QUERY = {
  手机号核实: '本人实名，验证码正确',
  账户用途: '工资',
  职业: '单位上班',
  居住地: '本地居住',
  名下账户: '近期开卡 0–2 张',
  开户意愿: '自己决定',
  手机银行与限额: '小额',
  账户种类: '没有一类户，开一类户',
} as const;

export const ACCOUNT = '活期开户';
export const DOCUMENT_FINE = '本人办理，证件无误';

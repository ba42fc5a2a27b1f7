// Every sentence of 沟通办法: what staff can do for a customer who hears, sees or writes with difficulty, or speaks another language.
// It is about what to do, never about the person, and keys of both screens are named as they stand there.
export const AIDS = {
  title: '沟通办法',
  intro: '照着做就可以，不用登记，也不用问客户原因。',
  ways: [
    {
      title: '听不清',
      lines: [
        '写给客户看：字大一些，一句一行。',
        '面对客户慢慢说，不要喊，不要遮住嘴。',
        '需要手语的，请大堂经理找会手语的人。',
      ],
    },
    {
      title: '看不清',
      lines: [
        '请客户点“字号颜色”，放大字，换颜色。',
        '请客户点“读给我听”，或者由您一行一行读。',
        '金额和收款人由您轻声读，请客户说一遍。',
        '签名前说明签的是什么，指给客户签在哪里。',
      ],
    },
    {
      title: '不便写字',
      lines: [
        '签名的那一页，请客户点“我不方便写字，用画押”，再请一位同事见证。',
        '习惯在纸上签的，点“纸质签名”。',
        '单子可以由客户说、您来填，再请客户核对。不代客户签名。',
      ],
    },
    {
      title: '语言不通',
      lines: ['请会说这种话的同事来。', '不请电话里的人翻译。', '一次只说一件事，请客户用自己的话说一遍。'],
    },
    {
      title: '请人帮忙',
      lines: [
        '请大堂经理或者主管过来。',
        '陪同的人可以传话，主意由客户自己拿，答案由客户自己说。',
        '今天说不明白的，点“暂停”，或者请客户改日再来。',
      ],
    },
  ],
} as const;

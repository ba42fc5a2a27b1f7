// What the teller is told of the language on the customer's screen.
export const LANGUAGE = {
  label: '客户屏幕的文字',
  on: '客户屏幕的文字：',
  change: '换一种',
  anew: '告知书会从第一页重新看起。签过的内容不变。',
} as const;

// What staff read about the size of the customer's screen.
export const DISPLAY = {
  title: '客户屏幕',
  missing: '客户屏幕没有连接。',
  uncalibrated: '未校准：字和按钮的大小按每英寸 96 点估算。',
  calibrated: (at: string, who: string) => `${at} 由${who}校准`,
  density: (pxPer100Mm: number) => `每 100 毫米 ${pxPer100Mm} 点`,
  aid: '换了屏幕或改了缩放，请重新校准。要用一张银行卡。',
  doubtAid: '客户屏幕确认错了，或者两块屏换了位置？按下以后两块屏都先变空白，再到客户那一边按一下。',
  doubt: '重新确认客户屏幕',
  begin: '用银行卡校准',
  calibrating: '请到客户屏幕前，把银行卡贴在框上，调到一样大。',
  leave: '不校准了',
};

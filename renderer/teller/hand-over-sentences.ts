// What a teller reads of customers who come from the lobby.
export const HAND_OVER = {
  title: '大堂交接过来的客户',
  aid: '客户手里有交接码。开始办理时填上，大堂看到的情况会带过来。',
  find: '查找：时间、机具或结果',
  from: (time: string, machine: string) => `${time}　${machine}`,
  fromStation: (origin: string) => `来自另一台设备：${origin}`,
  received: (code: string) => `交接单已收下，交接码 ${code} 会填好。`,
  slip: {
    open: '收另一台设备的交接单',
    title: '收大堂交接单',
    intro: '请用扫码枪扫大堂经理屏幕上的码，或打开交接单文件。里面没有客户资料。',
    text: '扫到的内容',
    file: '打开交接单文件',
    take: '收下',
  },
  reload: '重新读取',
  field: '大堂交接码',
  fieldAid: '五位数字，没有就不填',
  fault: '交接码是五位数字。',
  seen: '大堂看到',
  seenAt: (time: string, machine: string) => `${time}，${machine}`,
  nothingSeen: '没有需要留意的情况',
} as const;

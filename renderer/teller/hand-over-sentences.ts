// What a teller reads of customers who come from the lobby.
export const HAND_OVER = {
  title: '大堂交接过来的客户',
  aid: '客户手里有交接码。开始办理时填上，大堂看到的情况会带过来。',
  from: (time: string, machine: string) => `${time}　${machine}`,
  reload: '重新读取',
  field: '大堂交接码',
  fieldAid: '五位数字，没有就不填',
  fault: '交接码是五位数字。',
  seen: '大堂看到',
  seenAt: (time: string, machine: string) => `${time}，${machine}`,
  nothingSeen: '没有需要留意的情况',
} as const;

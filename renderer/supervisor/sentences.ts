// Every sentence that a supervisor or branch head reads in this room.
export const SUPERVISOR = {
  title: '待办',
  intro: '推迟的核对和办结后的跟进。办好一项，记一项结果。',
  /** What else this room will hold, and where it is done today. */
  elsewhere: '需要复核的业务在柜台办：到柜员的办理页面用本人 PIN 接手；统计将在以后的版本提供。',
  summons: {
    title: (cases: number) => `有 ${cases} 位客户悄悄请求帮助，请过去`,
    teller: (name: string) => `经办：${name}`,
    how: '请走到柜台，不要叫客户的名字，不要提屏幕上的事。到办理页面用本人 PIN 接手。',
  },
  loading: '正在读取…',
  reload: '重新读取',
  health: '本机状况',
  day: '日结',
  filter: {
    title: '筛选待办',
    words: '查找',
    wordsAid: '事项、流程或客户',
    kind: '种类',
    everyKind: '全部种类',
    owner: '负责人',
    everyOwner: '全部负责人',
  },
  kinds: { deferred: '推迟的核对', 'follow-up': '办结后的跟进' },
  /** A follow-up belongs to nobody in particular. */
  anybody: '不指定',
  none: '没有待办。',
  noneFound: '没有符合条件的待办。',
  counted: (all: number, overdue: number) =>
    overdue > 0 ? `共 ${all} 项，其中 ${overdue} 项已过期。` : `共 ${all} 项，没有过期的。`,
  found: (shown: number, all: number) => `符合条件 ${shown} 项，共 ${all} 项。`,
  overdue: (tasks: number) => `已过期 ${tasks} 项，请先办`,
  inTime: (tasks: number) => `还没有过期 ${tasks} 项`,
  late: '已过期',
  columns: {
    due: '最后一天',
    label: '事项',
    procedure: '流程',
    customer: '客户',
    owner: '负责人',
    settle: '结果',
  },
  settle: {
    open: '记结果',
    openNamed: (label: string, customer: string, due: string) =>
      `记结果：${label}，客户 ${customer}，最后一天 ${due}`,
    about: (procedure: string, customer: string, day: string) =>
      `${procedure}，客户 ${customer}，${day} 办结`,
    due: (due: string, owner: string) => `最后一天 ${due}，负责人：${owner}`,
    result: '结果是什么',
    note: '说明',
    optional: '选填',
    noteAid: '最多 200 字，随结果记入台账。',
    once: '结果记入台账后不能更改。',
    record: '记入台账',
    done: (label: string, customer: string, result: string) =>
      `已记入台账：${label}，客户 ${customer}，${result}。`,
  },
} as const;

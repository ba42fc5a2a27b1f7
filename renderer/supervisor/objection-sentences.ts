// Every sentence about customers' objections that a supervisor or branch head reads.
import { MATTERS, RESULTS } from '../../shared/words/objections.ts';

export const OBJECTION = {
  title: '客户异议',
  intro: (days: number, basis: string) =>
    `客户对处理结果有不同意见，自收到之日起 ${days} 日内答复；影响基本金融服务的，及时答复${basis && `（${basis}）`}。`,
  unchanged: '登记和答复都不改变原来的记录。',
  register: '登记异议',
  loading: '正在读取…',
  none: '没有等候答复的异议。',
  waiting: (open: number, late: number) =>
    late > 0 ? `等候答复 ${open} 项，其中 ${late} 项已过期，请先答复` : `等候答复 ${open} 项`,
  counts: (made: number, upheld: number, lifted: number, withdrawn: number, late: number, innocent: number) =>
    `累计登记 ${made} 项：维持 ${upheld}，解除或改变 ${lifted}，客户收回 ${withdrawn}；超过期限 ${late}；再次核实为正常业务 ${innocent}。`,
  late: '已过期',
  atOnce: '及时答复',
  columns: { due: '最后一天', matter: '异议事项', case: '业务', note: '客户的意见', answer: '答复' },
  received: (day: string, by: string) => `${day} 收到，${by}登记`,
  answer: '答复',
  answerNamed: (customer: string, matter: string, due: string) =>
    `答复：客户 ${customer}，${matter}，最后一天 ${due}`,
  matters: MATTERS,
  results: RESULTS,
  make: {
    title: '登记客户异议',
    which: '是哪一笔业务',
    from: '业务日期从',
    to: '到',
    text: '客户姓名或金额',
    optional: '选填',
    find: '查找',
    recorded: '查找会以您的名义记入台账。',
    found: (total: number, shown: number) =>
      total > shown ? `找到 ${total} 笔，列出前 ${shown} 笔。请写上姓名再找。` : `找到 ${total} 笔`,
    nothing: '没有找到。请换一个日期，或少写几个字。',
    one: (at: string, procedure: string, customer: string, outcome: string) =>
      `${at}　${procedure}　${customer}　${outcome}`,
    open: '未办结',
    matter: '客户对什么有意见',
    received: '收到日期',
    basic: '影响客户的基本金融服务，要及时答复',
    note: '客户的意见',
    noteAid: '用客户自己的话，最多 400 字。加密保存。',
    record: '登记',
    done: '已登记。',
  },
  reply: {
    title: '答复客户异议',
    about: (procedure: string, customer: string, matter: string) =>
      `${procedure}，客户 ${customer}：${matter}`,
    said: (note: string) => `客户说：${note}`,
    result: '答复结果',
    innocent: '再次核实，这笔业务正常',
    innocentAid: '用于统计，不改变原来的记录。',
    note: '怎样答复客户',
    noteAid: '理由和办法，最多 400 字。加密保存。',
    once: '答复记入台账后不能更改。',
    record: '记入台账',
    done: '答复已记入台账。',
  },
} as const;

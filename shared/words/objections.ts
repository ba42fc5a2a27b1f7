// Objections in words, as the auditor, the supervisor and the tables read them.
import type { OBJECTION_MATTERS, OBJECTION_RESULTS } from '../station/objection-kinds.ts';

export const MATTERS: Record<(typeof OBJECTION_MATTERS)[number], string> = {
  refused: '没有给办',
  limited: '限制了账户或额度',
  delayed: '推迟了办理',
  asked: '询问太多或方式不妥',
  privacy: '个人信息的使用',
  other: '其他',
};

export const RESULTS: Record<(typeof OBJECTION_RESULTS)[number], string> = {
  upheld: '维持原处理，已说明理由',
  lifted: '已解除或改变原处理',
  withdrawn: '客户收回异议',
};

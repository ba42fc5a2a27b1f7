// What an administrator reads about the machines of the branch.
export const MACHINES = {
  title: '机具',
  intro: '大堂提醒和巡护时按编号选择。到账规则按机具种类来自内容包，这里只选种类。',
  none: '还没有登记。登记以前，大堂按机具种类记录。',
  columns: { code: '机具编号', group: '种类', regime: '转账规则', actions: '操作' },
  codeAid: '字母、数字、横线，最多 12 位，例如 A01',
  regimes: { hold: '等一段时间再汇出', 'at-once': '马上汇出' },
  unknown: '内容包里没有这个种类',
  add: '登记这台机具',
  remove: '撤下',
  removeNamed: (code: string) => `撤下 ${code}`,
  added: (code: string) => `机具 ${code} 已登记。`,
  removed: (code: string) => `机具 ${code} 已撤下；以前的记录不受影响。`,
  faults: { code: '编号用字母、数字、横线，以字母或数字开头，最多 12 位。', taken: '这个编号已经登记。' },
} as const;

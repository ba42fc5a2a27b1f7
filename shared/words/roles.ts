// The roles of a branch, their Chinese names, and which of them one person may hold together.

export const ROLES = [
  'teller',
  'lobby',
  'supervisor',
  'branch-head',
  'compliance',
  'auditor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Record<Role, string> = {
  teller: '柜员',
  lobby: '大堂经理',
  supervisor: '运营主管',
  'branch-head': '网点负责人',
  compliance: '合规',
  auditor: '审计',
  admin: '管理员',
};

const NEVER_WITH_AUDITOR: readonly Role[] = ['admin', 'supervisor', 'branch-head'];

/**
 * Says in one Chinese sentence why these roles may not be held by one person, or undefined if they may.
 * Source: features.md, "nobody who administers or decides also audits".
 */
export function roleConflict(roles: readonly Role[]): string | undefined {
  if (roles.length === 0) return '至少选择一个岗位。';
  if (new Set(roles).size !== roles.length) return '同一岗位只能选择一次。';
  const clash = roles.includes('auditor')
    ? roles.find((role) => NEVER_WITH_AUDITOR.includes(role))
    : undefined;
  return clash && `审计不能由${ROLE_NAMES[clash]}兼任。`;
}

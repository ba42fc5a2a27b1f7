// The branch of demo and drill: invented people, one for each role, in a station of its own whose every screen and file says so.

import type { SetUp } from './set-up.ts';
import type { NewPerson } from './staff.ts';

/** Known to everybody on purpose: neither demo nor drill holds real data, and neither can become a live station. */
export const DEMO_PIN = '135246';

export const DEMO_PEOPLE: readonly NewPerson[] = [
  { id: 'jia', name: '柜员甲', roles: ['teller'], pin: DEMO_PIN },
  { id: 'yi', name: '大堂经理乙', roles: ['lobby'], pin: DEMO_PIN },
  { id: 'bing', name: '网点负责人丙', roles: ['supervisor', 'branch-head'], pin: DEMO_PIN },
  { id: 'geng', name: '运营主管庚', roles: ['supervisor'], pin: DEMO_PIN },
  { id: 'ding', name: '合规丁', roles: ['compliance'], pin: DEMO_PIN },
  { id: 'wu', name: '审计戊', roles: ['auditor'], pin: DEMO_PIN },
  { id: 'ji', name: '管理员己', roles: ['admin'], pin: DEMO_PIN },
];

export const DEMO_SET_UP: SetUp = {
  bank: { code: 'demo', name: '演示银行' },
  branch: { code: 'demo-branch', name: '演示网点' },
  device: { code: 'counter-1', name: '一号柜台（演示）' },
  people: [...DEMO_PEOPLE],
};

export const DRILL_SET_UP: SetUp = {
  bank: { code: 'drill', name: '演练银行' },
  branch: { code: 'drill-branch', name: '演练网点' },
  device: { code: 'counter-1', name: '一号柜台（演练）' },
  people: [...DEMO_PEOPLE],
};

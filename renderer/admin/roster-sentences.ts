// Every sentence of taking over a roster from a file.
import type { RosterPreview } from '../../shared/contract/roster-calls.ts';

type Why = RosterPreview['bad'][number]['why'];

const WHY: Record<Why, (text: string) => string> = {
  id: (text) => (text ? `工号“${text}”不合规则：只用字母、数字、横线，最多 20 位。` : '没有填工号。'),
  name: (text) => (text ? `姓名“${text}”里有不能用的字符，或超过 40 个字。` : '没有填姓名。'),
  role: (text) => (text ? `没有“${text}”这个岗位。` : '没有填岗位。'),
  'roles-clash': (text) => text,
  status: (text) => (text ? `看不懂状态“${text}”：请填在用或停用。` : '没有填状态。'),
  twice: (text) => `工号 ${text} 在文件里不止一行，不知道以哪一行为准。`,
};

export const ROSTER = {
  title: '从文件更新人员',
  intro: '先核对，后更新。选好文件以后，会列出要新增、变更、停用的人；您和另一位同事都同意，才会改。',
  columns:
    '文件第一行是列名：工号、姓名、岗位、状态。一人一行；几个岗位之间用顿号；状态填在用或停用。CSV（UTF-8、GB 18030）和 XLSX 都可以。',
  choose: '选择文件',
  chooseOther: '换一个文件',
  tooLarge: '这个文件太大（超过 700 KB）。请按地区分开，每次导入一份。',
  empty: '这个文件是空的。',
  read: (file: string, lines: number) => `${file}：共 ${lines} 人`,
  formats: { 'utf-8': 'CSV，UTF-8', gb18030: 'CSV，GB 18030', xlsx: 'XLSX' },
  missing: (columns: readonly string[]) => `缺少：${columns.join('、')}。`,
  atLine: (line: number) => `大约在第 ${line} 行。`,
  lists: {
    added: (count: number) => `新增 ${count} 人`,
    changed: (count: number) => `变更 ${count} 人`,
    leaving: (count: number) => `停用 ${count} 人`,
    bad: (count: number) => `不能导入 ${count} 行`,
  },
  which: '看哪一部分',
  unchanged: (count: number) => `另有 ${count} 人不变。`,
  nobody: '没有。',
  addedAid: '新增的人还没有 PIN。请各人到您这里当面设好，才能登录。',
  leavingAid: '这些人不在文件里，同意后停用，不能再登录；经手的记录都在。',
  badAid: '这些行不会导入，行上的人保持原样。也可以先改好文件，再选一次。',
  leaversKept: '有的行看不出工号，不知道说的是谁：这一次不会因为不在文件里而停用任何人。',
  losesLastAdmin: '照这份名册，就没有能登录的管理员了。请先核对名册，再选一次。',
  same: '名册和本机的人员一致，不用更新。',
  agree: (bad: number) =>
    bad === 0 ? '已经逐项看过，同意照此更新' : `已经逐项看过，同意照此更新，先不导入那 ${bad} 行`,
  goOn: '由第二人复核',
  heads: { id: '工号', name: '姓名', roles: '岗位', status: '状态', line: '行', why: '原因' },
  was: (before: string) => `原：${before}`,
  find: '在这一部分里查找',
  why: (why: Why, text: string): string => WHY[why](text),
  working: {
    title: '正在更新人员',
    said: '正在逐个记入台账。全部记完才生效，在那以前谁也没有改。',
    progress: (done: number, of: number) => `已记 ${done} 人，共 ${of} 人`,
    cancel: '取消更新',
  },
  cancelled: '已取消。请再选一次文件，就能看到现在还有哪些要改。',
  interrupted: '和程序的连接断了，不知道有没有做完。请再选一次文件，看看还有哪些要改。',
  done: (changed: number) => `已按名册更新 ${changed} 人。新增的人请逐个当面设 PIN。`,
  second: {
    title: '第二人复核并更新',
    who: '由谁复核',
    none: '没有可以复核的同事。要有一位网点负责人或合规。',
    enter: '复核并更新',
    aside: '请复核人看过名册的变化，再输入本人的 PIN。两个人都会记入台账。',
  },
} as const;

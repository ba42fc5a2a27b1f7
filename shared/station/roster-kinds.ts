// The kinds of event by which a whole roster is taken over. Thousands of people are listed over some seconds, and nobody of them counts before
// the last of these entries: whatever ends before it leaves the people as they were.
import { z } from 'zod';
import { count, sha256, staffId, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { ROLES } from '../words/roles.ts';

const none = z.strictObject({});

/** `file`: of the file that was chosen; it is not kept. `bad`: lines that were left out. */
const about = {
  ...{ file: sha256, added: count, changed: count, disabled: count, bad: count },
  approver: staffId,
};

export const rosterKinds = {
  'roster-begun': {
    sentence: '开始按名册文件更新人员，由第二人复核，逐人列出，全部列完才生效',
    by: ['admin'],
    body: z.strictObject(about),
    private: none,
  },
  'staff-listed': {
    sentence: '名册列出一个人，名册生效时照此更新',
    by: ['admin'],
    /** `begun`: seq of the roster-begun. */
    body: z.strictObject({
      ...{ begun: count, staff: staffId, roles: z.array(z.enum(ROLES)).min(1).max(7) },
      status: z.enum(['active', 'disabled']),
    }),
    private: z.strictObject({ name: words(40) }),
  },
  'roster-imported': {
    sentence: '按名册文件更新人员，由第二人复核',
    by: ['admin'],
    /** `begun`: everybody who was listed since that roster-begun is as listed from now on. Absent: a staff-changed each follows at once. */
    body: z.strictObject({ ...about, begun: count.optional() }),
    private: none,
  },
  'roster-stopped': {
    sentence: '按名册文件更新人员没有做完，一个人也没有改',
    by: ['admin'],
    body: z.strictObject({ begun: count, why: z.enum(['cancelled', 'moved', 'failed']) }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

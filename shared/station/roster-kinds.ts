// The kind of event by which a whole roster is taken over. Each person that it changes has a staff-changed of their own behind it.
import { z } from 'zod';
import { count, sha256, staffId } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

const none = z.strictObject({});

export const rosterKinds = {
  'roster-imported': {
    sentence: '按名册文件更新人员，由第二人复核',
    by: ['admin'],
    /** `file`: of the file that was chosen; it is not kept. `bad`: lines that were left out. As many staff-changed follow as people changed. */
    body: z.strictObject({
      ...{ file: sha256, added: count, changed: count, disabled: count, bad: count },
      approver: staffId,
    }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

// The kinds of event that tell of emergency access: the code in the envelope, its use, its end, and what an auditor found. Every entry from
// `emergency-begun` to its `emergency-ended` (or to `until`, where nothing could be sealed any more) that names this person in this role was
// made by it: so whoever reads a bundle alone can tell them.
// An export takes all three of its own accord (export-selection.ts): which kinds every bundle must hold is fixed by the format, section 6.
import { z } from 'zod';
import { count, publicText, staffId, uuid, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { EMERGENCY_ENDS, EMERGENCY_FINDING, EMERGENCY_REASON, EMERGENCY_ROLES } from '../words/emergency.ts';
import { ROLES } from '../words/roles.ts';

const none = z.strictObject({});

export const emergencyKinds = {
  'emergency-code-set': {
    sentence: '制作应急口令，上一个从此作废',
    by: ['admin'],
    /** `code` names its verifier in the vault. The code itself is never kept. */
    body: z.strictObject({ code: uuid, approver: staffId }),
    private: none,
  },
  'emergency-refused': {
    sentence: '应急进入被拒绝',
    by: ['system'],
    body: z.strictObject({
      staff: staffId,
      why: z.enum(['wrong-code', 'waiting', 'no-code', 'role', 'running']),
    }),
    private: none,
  },
  'emergency-begun': {
    sentence: '凭应急口令临时担任一个岗位，口令从此作废',
    by: [...EMERGENCY_ROLES],
    /** `until`: UTC, by the clock of this machine. */
    body: z.strictObject({
      staff: staffId,
      role: z.enum(EMERGENCY_ROLES),
      until: publicText(24),
      code: uuid,
    }),
    private: z.strictObject({ reason: words(EMERGENCY_REASON.most) }),
  },
  'emergency-ended': {
    sentence: '应急进入结束',
    by: [...ROLES, 'system'],
    /** `begun`: seq of emergency-begun. */
    body: z.strictObject({ begun: count, why: z.enum(EMERGENCY_ENDS) }),
    private: none,
  },
  'emergency-reviewed': {
    sentence: '审计查看一次应急进入，写下查看结果',
    by: ['auditor'],
    body: z.strictObject({ begun: count }),
    private: z.strictObject({ found: words(EMERGENCY_FINDING.most) }),
  },
} as const satisfies Record<string, KindDefinition>;

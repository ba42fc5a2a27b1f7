// The kind of event that tells of a restore that was rehearsed: what was proved, or why it was not.
import { z } from 'zod';
import { count, milliseconds, publicText, sha256 } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { SPARE_KINDS } from '../words/spare-keys.ts';

/**
 * `damaged`: the backup is not what was written. `keys`: their copy is not there or does not open. `bundle`: the verifier refused what was
 * made from it. `folder`: the drill had no place to work in. `stopped`: the program ended meanwhile.
 */
export const DRILL_FAILURES = ['damaged', 'keys', 'full', 'folder', 'bundle', 'stopped', 'failed'] as const;

/** By which key the copy of the keys was opened: this machine's own, or a spare one, which proves that one as well. */
const DRILL_KEYS = ['own', ...SPARE_KINDS] as const;

export const drillKinds = {
  'restore-drilled': {
    sentence: '演练从备份恢复：在单独的文件夹里恢复、核对、导出并核验，然后清除',
    by: ['admin', 'system'],
    /** `size`, `root`: of the log in the backup; `cases`: folded from first entry to last; `bundled`: entries in the bundle that was verified. */
    body: z.strictObject({
      file: publicText(40),
      keys: z.enum(DRILL_KEYS),
      result: z.enum(['proved', 'failed']),
      ms: milliseconds,
      sha256: sha256.optional(),
      size: count.optional(),
      root: sha256.optional(),
      cases: count.optional(),
      bundled: count.optional(),
      why: z.enum(DRILL_FAILURES).optional(),
    }),
    private: z.strictObject({}),
  },
} as const satisfies Record<string, KindDefinition>;

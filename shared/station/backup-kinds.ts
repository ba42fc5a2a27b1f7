// The kinds of event that tell of copies of the ledger: made and proved, or not made and why.
import { z } from 'zod';
import { count, publicText, sha256 } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

const none = z.strictObject({});
/** Who may ask for a backup; the system makes one after each close of a day. */
export const BACKERS = ['admin', 'supervisor', 'branch-head'] as const;
/** `check`: the copy was not what the ledger is. `keys`: the copy of the keys could not be brought up to date. */
export const BACKUP_FAILURES = ['full', 'folder', 'check', 'keys', 'failed'] as const;

/** Why a backup was restored. */
export const RESTORE_REASONS = [
  'machine-replaced',
  'disk-broken',
  'ledger-damaged',
  'system-reinstalled',
] as const;

export const backupKinds = {
  'backup-made': {
    sentence: '备份台账，整份核对后才算数',
    by: [...BACKERS, 'system'],
    /** `size`, `root`: of the log in the copy. `file`, `bytes`, `sha256`: of the file that was written. */
    body: z.strictObject({ size: count, root: sha256, file: publicText(40), bytes: count, sha256 }),
    private: none,
  },
  'backup-failed': {
    sentence: '备份没有做成，没有留下不完整的备份',
    by: [...BACKERS, 'system'],
    body: z.strictObject({ why: z.enum(BACKUP_FAILURES) }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

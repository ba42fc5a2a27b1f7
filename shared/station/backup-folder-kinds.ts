// The kind of event by which the folder for backups is chosen: by the administrator on a page, or by whoever starts the program.
import { z } from 'zod';
import { words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

/** `default`: beside the ledger, as the program chooses. `option`: named when the program was started, which goes before what was chosen. */
const FROM = ['default', 'chosen', 'option'] as const;

/** Whether the folder is on the disk of the ledger: then both are lost together. */
export const VOLUMES = ['same', 'other'] as const;

export const LONGEST_FOLDER = 300;

export const backupFolderKinds = {
  'backup-folder-set': {
    sentence: '选定备份文件夹',
    by: ['admin', 'system'],
    body: z.strictObject({ from: z.enum(FROM), volume: z.enum(VOLUMES) }),
    /** A path may bear somebody's name. */
    private: z.strictObject({ folder: words(LONGEST_FOLDER).optional() }),
  },
} as const satisfies Record<string, KindDefinition>;

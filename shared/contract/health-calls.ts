// How this station is, for those who answer for it or for its records: what the process knows. What the window alone can see, it adds itself.
import { z } from 'zod';
import { count } from '../ledger/fields.ts';
import { machineLock } from '../station/shell-kinds.ts';
import { CHECKERS } from '../station/station-kinds.ts';
import { CODE_STATES } from '../words/emergency.ts';
import { MODES } from '../words/modes.ts';
import { forRoom } from './call.ts';

const text = z.string();
const deviceHealth = z.enum(['ok', 'down', 'changed']);

export const healthCalls = {
  facts: forRoom(...CHECKERS).output(
    z.strictObject({
      ...{ mode: z.enum(MODES), now: text },
      ...{ storeFree: count.nullable(), backupFree: count.nullable(), oneDisk: z.boolean().nullable() },
      ...{ sealsNothing: z.boolean(), anchorHolds: z.boolean(), checkedAt: text.nullable() },
      ...{ clockMoves: count, largestMoveMs: count },
      day: z.strictObject({ openedAt: text.nullable(), closedAt: text.nullable() }),
      backup: z.strictObject({ madeAt: text.nullable(), failedAt: text.nullable(), missing: count }),
      pack: z.strictObject({ name: text, from: text, to: text }).nullable(),
      ...{ headOffice: z.boolean(), recoveryKeyAt: text.nullable() },
      emergencyCode: z.enum(CODE_STATES),
      ...{ drillOverdueDays: count.nullable(), drilledAt: text.nullable(), calibratedAt: text.nullable() },
      ...{ host: z.enum(['electron', 'loopback', 'none']), keyStore: z.enum(['kept', 'open', 'spare-only']) },
      machineLock: machineLock.nullable(),
      ...{ pad: deviceHealth.nullable(), callSignal: deviceHealth.nullable() },
    }),
  ),
};

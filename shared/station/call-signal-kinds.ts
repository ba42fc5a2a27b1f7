// The kinds of event that a device at the machines gives rise to: that it tells of a call, that the call is over, and what the lobby made of it.
// Only ever a machine and a time; never a number, a sound, a picture or a person.
import { z } from 'zod';
import { code, count } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

const none = z.strictObject({});

/** What a lobby manager found who did not remind anybody: nobody was on a call, or nobody was there any more. */
export const NOT_REMINDED = ['no-call', 'gone'] as const;
export type NotReminded = (typeof NOT_REMINDED)[number];

export const callSignalKinds = {
  'call-signalled': {
    sentence: '设备提示一台自助机具旁可能有人在通话',
    by: ['system'],
    body: z.strictObject({ machine: code }),
    private: none,
  },
  'call-signal-over': {
    sentence: '设备提示这次通话已经结束',
    by: ['system'],
    /** `signal`: seq of call-signalled, here and below. */
    body: z.strictObject({ signal: count }),
    private: none,
  },
  'call-signal-answered': {
    sentence: '大堂看过一条设备提示：没有人通话，或客户已经离开',
    by: ['lobby'],
    body: z.strictObject({ signal: count, what: z.enum(NOT_REMINDED) }),
    private: none,
  },
  'call-signals-passed-over': {
    sentence: '一小时内没有逐条登记的设备提示数',
    by: ['system'],
    /** `again`: soon after another of the same machine; `unlisted`: of a machine that nobody listed; `many`: beyond what one hour holds. */
    body: z.strictObject({ again: count, unlisted: count, many: count }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

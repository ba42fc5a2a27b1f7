// The kinds of event that the lobby makes: a reminder at a machine, a customer handed over to the counter, a round. None tells of a person.
import { z } from 'zod';
import { code, count, publicText, sha256, staffId, uuid } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { callSignalKinds } from './call-signal-kinds.ts';

const none = z.strictObject({});

/** A branch has fewer machines than this. */
export const MOST_MACHINES = 40;

/** What a round can find at a machine. `in-order` excludes the others. Source: domain.md 2.2 (daily device check). */
export const SEEN = [
  'in-order',
  'foreign-device',
  'false-notice',
  'out-of-order',
  'customer-helped',
] as const;
export type Seen = (typeof SEEN)[number];

/** Why a hand-over code was not taken. */
const CODE_REFUSALS = ['unknown', 'waiting'] as const;

/** Four digits and a check digit (lobby/hand-over-code.ts). */
export const handOverCode = z.string().regex(/^\d{5}$/);

/** What was tapped at a machine, and what followed from it then: no name, no number, nothing of the person. */
const reminder = {
  procedure: code,
  /** b64 SHA-256 of the compiled pack that it was judged by. */
  pack: sha256,
  machine: code,
  answers: z
    .array(z.strictObject({ step: code, options: z.array(code).min(1).max(20) }))
    .min(1)
    .max(60),
  heard: z.array(code).max(40),
  outcome: code,
  flags: z.array(code).max(60),
  causes: z.array(code).max(60),
  engine: z.int().min(1),
  /** seq of the device's signal that called them there; what they saw is their own. */
  signal: count.optional(),
};

export const lobbyKinds = {
  'reminder-made': {
    sentence: '在自助机具旁提醒一位客户，不记身份',
    by: ['lobby'],
    body: z.strictObject(reminder),
    private: none,
  },
  'handed-over': {
    sentence: '把一位客户从大堂交接到柜台，附当天一次有效的交接码',
    by: ['lobby'],
    /** `thread`: the number that the case at the counter will have. */
    body: z.strictObject({ ...reminder, thread: uuid, code: handOverCode }),
    private: none,
  },
  'hand-over-slip-written': {
    sentence: '把一张大堂交接单写成文件，交给另一台设备的柜台',
    by: ['lobby'],
    /** `thread` of the hand-over; `file`: b64 SHA-256 of what was written. */
    body: z.strictObject({ thread: uuid, file: sha256 }),
    private: none,
  },
  'hand-over-refused': {
    sentence: '没有接受一个大堂交接码',
    by: ['system'],
    body: z.strictObject({ staff: staffId, why: z.enum(CODE_REFUSALS) }),
    private: none,
  },
  'hand-over-received': {
    sentence: '收下另一台设备签名的大堂交接单，给一个本机的交接码',
    by: ['teller'],
    /** `from`: origin of the station that signed `slip`; the rest but `code` is what it says. */
    body: z.strictObject({
      from: publicText(60),
      slip: publicText(4000),
      thread: uuid,
      code: handOverCode,
      at: publicText(30),
      machine: code,
      outcome: code,
      flags: z.array(code).max(60),
      engine: z.int().min(1),
    }),
    private: none,
  },
  'station-enrolled': {
    sentence: '登记本网点另一台设备的身份公钥，收它的大堂交接单',
    by: ['admin', 'system'],
    /** `station`: the name of its identity, `bank/branch/device/identity`. `approver` is absent where it was taken over from the generation before. */
    body: z.strictObject({ station: publicText(60), key: publicText(300), approver: staffId.optional() }),
    private: none,
  },
  'station-dropped': {
    sentence: '不再收一台设备的大堂交接单',
    by: ['admin'],
    body: z.strictObject({ station: publicText(60) }),
    private: none,
  },
  'machines-set': {
    sentence: '登记本网点的自助机具和各自的到账规则',
    by: ['admin', 'system'],
    /** `group`: code of a group of machines in the content pack, which says whether its transfers wait. */
    body: z.strictObject({
      machines: z
        .array(z.strictObject({ code, group: code }))
        .min(1)
        .max(MOST_MACHINES),
    }),
    private: none,
  },
  'patrol-made': {
    sentence: '登记一次大堂巡护：看了哪些机具，看到什么',
    by: ['lobby'],
    body: z.strictObject({
      machines: z
        .array(z.strictObject({ machine: code, seen: z.array(z.enum(SEEN)).min(1).max(SEEN.length) }))
        .min(1)
        .max(MOST_MACHINES),
    }),
    private: none,
  },
  ...callSignalKinds,
} as const satisfies Record<string, KindDefinition>;

// Calls of the lobby: what a reminder asks next, the one entry it ends with, a customer handed over to the counter, a round of the hall.
// Nothing in or out of these calls names a customer.
import { z } from 'zod';
import { code, count, sha256 } from '../ledger/fields.ts';
import { WEIGHTS } from '../procedure/predicate.ts';
import { CHANNELS } from '../procedure/procedure-schema.ts';
import { NOT_REMINDED } from '../station/call-signal-kinds.ts';
import { handOverCode, MOST_MACHINES, SEEN } from '../station/lobby-kinds.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, line, sealed, situation } from './call.ts';

const forLobby = forRoom('lobby');
const text = z.string();
const coded = z.strictObject({ code: text, label: text });

const step = z.strictObject({
  ...{ id: text, part: text, title: text, say: text, why: text, limit: text },
  channel: z.enum(CHANNELS),
  choose: z.enum(['one', 'many']),
  basis: z.array(text),
  groups: z.array(
    z.strictObject({
      label: text,
      options: z.array(
        z.strictObject({
          ...{ code: text, label: text, calm: z.boolean() },
          /** What a device may tell of, to be said beside it. */
          sensed: z.literal('call').optional(),
        }),
      ),
    }),
  ),
});

const machine = z.strictObject({
  code: text,
  /** Of its group. */
  name: text,
  /** Whether its transfers wait; null where the pack does not know its group. */
  regime: z.enum(['hold', 'at-once']).nullable(),
  /** What may be told to a customer about it. */
  say: text.nullable(),
});

const board = z.strictObject({
  pack: text,
  label: text,
  procedure: z.strictObject({ code: text, name: text, slogan: text }),
  /** The first is answered by how a reminder begins. */
  steps: z.array(step),
  heard: z.array(coded),
  machines: z.array(machine),
  /** False while the administrator has listed none: then the groups of the pack stand in their place. */
  listed: z.boolean(),
  /** Customers who were stopped at this station's counter today: when, which business, what came of it. */
  alerts: z.array(z.strictObject({ at: text, procedure: text, outcome: text })),
  handOvers: z.array(
    z.strictObject({ at: text, machine: text, code: text, outcome: text, joined: z.boolean() }),
  ),
  hours: z.array(z.strictObject({ hour: z.int(), rounds: z.int(), reminders: z.int() })),
  awaitsRound: z.boolean(),
});

const looked = z.strictObject({
  /** The step to ask next; null when everything is answered. */
  next: text.nullable(),
  outcome: z.strictObject({ code: text, name: text, advice: text, because: z.array(text) }),
  flags: z.array(z.strictObject({ code: text, meaning: text, weight: z.enum(WEIGHTS) })),
  /** The customer should pause and go to the counter. */
  toCounter: z.boolean(),
});

const taps = {
  procedure: code,
  /** The pack by which it was begun. */
  pack: sha256,
  machine: code,
  answers: z
    .array(z.strictObject({ step: code, options: z.array(code).min(1).max(20) }))
    .min(1)
    .max(60),
  heard: z.array(code).min(1).max(40).optional(),
};
/** The device's signal that called the lobby manager there: seq of its entry. */
const called = { signal: count.optional() };
const signalErrors = { NO_SUCH_SIGNAL: situation('没有这条设备提示，或者已经处理过。') } as const;
const otherStation = z.strictObject({ name: text, fingerprint: text });
const keyErrors = {
  KEY_UNREADABLE: situation('公钥文字不完整，或不是设备的身份公钥，请核对后重新输入。'),
} as const;
/** Text of several lines, as a scanner types it. */
const lines = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)+$/u);
const handOverErrors = { NO_SUCH_HAND_OVER: situation('今天本机没有这一次交接。') } as const;
const tapErrors = {
  UNKNOWN_CODE: situation('内容包中没有这个选项。'),
  NO_SUCH_MACHINE: situation('没有这台机具，请重新选择。'),
  PACK_CHANGED: situation('内容包刚刚更新。请从头再点一次。'),
} as const;

export const lobbyCalls = {
  board: forLobby
    .output(board)
    .errors({ NO_PACK: situation('内容包里没有大堂提醒的内容。请联系系统管理员。') }),
  /** What follows from the taps so far. Not an event: the taps stay in the window until the end. */
  look: forLobby.input(z.strictObject(taps)).output(looked).errors(tapErrors),
  remind: forLobby
    .input(z.strictObject({ ...command, ...taps, ...called }))
    .output(sealed)
    .errors({ ...tapErrors, ...signalErrors, STEPS_OPEN: situation('还有没点的步骤。') }),
  /** At any time in a reminder. The answer holds the code that the counter joins by. */
  handOver: forLobby
    .input(z.strictObject({ ...command, ...taps, ...called }))
    .output(z.strictObject({ seq: z.int(), code: text }))
    .errors({
      ...tapErrors,
      ...signalErrors,
      CODES_USED_UP: situation('今天的交接码已用完，没有登记。请直接陪客户到柜台，告诉柜员您看到的情况。'),
    }),
  /** Somebody looked, and there was nobody to remind. Where somebody was reminded, the reminder itself names the signal. */
  answerSignal: forLobby
    .input(z.strictObject({ ...command, signal: count, what: z.enum(NOT_REMINDED) }))
    .output(sealed)
    .errors(signalErrors),
  makeRound: forLobby
    .input(
      z.strictObject({
        ...command,
        machines: z
          .array(z.strictObject({ machine: code, seen: z.array(z.enum(SEEN)).min(1).max(SEEN.length) }))
          .min(1)
          .max(MOST_MACHINES),
      }),
    )
    .output(sealed)
    .errors({ NO_SUCH_MACHINE: situation('没有这台机具，请重新选择。') }),
  /** Customers on their way to this counter. The code is theirs to bring. */
  waiting: forRoom('teller').output(
    z.strictObject({
      /** Some other station's slips are taken here. */
      takesSlips: z.boolean(),
      waiting: z.array(
        z.strictObject({
          ...{ at: text, machine: text, outcome: text, because: z.array(text) },
          /** Origin of the other station; null where it was seen at this one. */
          from: text.nullable(),
        }),
      ),
    }),
  ),
  /** The signed slip of a hand-over made here today, for the counter of another station: shown as a QR code. */
  slip: forLobby
    .input(z.strictObject({ code: handOverCode }))
    .output(z.strictObject({ slip: text }))
    .errors(handOverErrors),
  /** The same as a small file, for a counter that has no scanner. */
  writeSlip: forLobby
    .input(z.strictObject({ ...command, code: handOverCode }))
    .output(z.strictObject({ file: text, sha256 }))
    .errors(handOverErrors),
  receive: forRoom('teller')
    .input(z.strictObject({ ...command, slip: lines(4000) }))
    .output(z.strictObject({ seq: z.int(), code: text }))
    .errors({
      SLIP_UNREADABLE: situation('读不出交接单，请再扫一次。'),
      SLIP_UNKNOWN_STATION: situation('这台设备没有登记，它的交接单不收。请联系系统管理员。'),
      SLIP_NOT_SIGNED: situation('交接单的签名不成立，没有收下。'),
      SLIP_OLD: situation('交接单不是今天的，没有收下。'),
      SLIP_TAKEN: situation('这张交接单已经收过。'),
      CODES_USED_UP: situation('今天的交接码已用完，没有收下。请不用交接码，直接开始办理。'),
    }),
  /** This station's own key for others to enrol, and those that are enrolled here. */
  stations: forRoom('admin').output(z.strictObject({ own: text, stations: z.array(otherStation) })),
  readStation: forRoom('admin')
    .input(z.strictObject({ key: line(300) }))
    .output(otherStation)
    .errors(keyErrors),
  enrolStation: forRoom('admin')
    .input(z.strictObject({ ...command, key: line(300), ...byTwo }))
    .output(sealed)
    .errors({ ...keyErrors, ...byTwoErrors, OWN_STATION: situation('这是本机自己的公钥，不用登记。') }),
  dropStation: forRoom('admin')
    .input(z.strictObject({ ...command, name: line(60) }))
    .output(sealed)
    .errors({ NO_SUCH_STATION: situation('没有登记这台设备。') }),
  machines: forRoom('admin').output(
    z.strictObject({
      machines: z.array(z.strictObject({ code: text, group: text })),
      groups: z.array(
        z.strictObject({ code: text, name: text, regime: z.enum(['hold', 'at-once']), say: text }),
      ),
    }),
  ),
  /** The whole list: what is not in it is taken away. */
  setMachines: forRoom('admin')
    .input(
      z.strictObject({
        ...command,
        machines: z
          .array(z.strictObject({ code, group: code }))
          .min(1)
          .max(MOST_MACHINES),
      }),
    )
    .output(sealed)
    .errors({
      UNKNOWN_CODE: situation('内容包中没有这个选项。'),
      MACHINE_TWICE: situation('机具编号不能重复。'),
    }),
};

// The kinds of event by which the customer has their own screen as they need it.
import { z } from 'zod';
import { code, language, sha256 } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { TEXT_SIZES, THEMES } from '../words/reading.ts';

/** Who reads a notice to the customer. */
export const READERS = ['voice', 'teller'] as const;
export type Reader = (typeof READERS)[number];

const SCREEN_CHANGES = ['lost', 'back'] as const;
export type ScreenChange = (typeof SCREEN_CHANGES)[number];

const READING_HOLDS = ['held', 'on'] as const;
export type ReadingHold = (typeof READING_HOLDS)[number];

const SCREEN_TURNS = ['customer', 'staff'] as const;
export type ScreenTurn = (typeof SCREEN_TURNS)[number];

const none = z.strictObject({});

export const customerKinds = {
  'reading-set': {
    sentence: '客户选择屏幕的字号、颜色和声音',
    by: ['customer'],
    body: z.strictObject({
      size: z.enum(TEXT_SIZES),
      theme: z.enum(THEMES),
      hand: z.literal('left').optional(),
      volume: z.enum(['soft', 'middle']).optional(),
    }),
    private: none,
  },
  'language-chosen': {
    sentence: '客户选择屏幕上的语言',
    /** `zh-CN`, or a further language of the case's pack. Staff do it for who asks them to. */
    by: ['customer', 'teller', 'supervisor', 'branch-head'],
    body: z.strictObject({ language }),
    private: none,
  },
  'teach-back-answered': {
    sentence: '客户回答告知书的一道小题',
    by: ['customer'],
    body: z.strictObject({ notice: sha256, choice: code, right: z.boolean() }),
    private: none,
  },
  'read-aloud-asked': {
    sentence: '客户请求把告知书读出来',
    by: ['customer'],
    /** By the machine's own voice, or by the teller where it has none. */
    body: z.strictObject({ notice: sha256, page: z.int().min(1).max(6), by: z.enum(READERS) }),
    private: none,
  },
  'screen-changed': {
    sentence: '客户屏幕断开，或重新接上',
    by: ['system'],
    body: z.strictObject({ to: z.enum(SCREEN_CHANGES) }),
    private: none,
  },
  'reading-held': {
    sentence: '柜台锁屏或没有人，客户的阅读先停下，或接着看',
    by: ['system'],
    body: z.strictObject({ to: z.enum(READING_HOLDS) }),
    private: none,
  },
  'screen-turned': {
    sentence: '柜员的屏幕转给客户看，或转回来',
    by: ['teller'],
    /** Between the two, what the customer read and signed was on the staff's own screen. Back only by the PIN of who sits there. */
    body: z.strictObject({ to: z.enum(SCREEN_TURNS) }),
    private: none,
  },
  'help-asked-silently': {
    sentence: '客户在屏幕上不出声地告诉工作人员',
    by: ['customer'],
    /**
     * `flag`: what it raises by the case's pack; absent where the customer says that all is well. `page`: the last look was before them,
     * and stays there.
     */
    body: z.strictObject({ signal: code, flag: code.optional(), page: z.literal('last-look').optional() }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

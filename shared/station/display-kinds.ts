// The kinds of event by which a station learns how large a millimetre is on the customer's screen.
import { z } from 'zod';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { PX_PER_100_MM } from '../words/reading.ts';

const none = z.strictObject({});
const MEASURERS = ['teller', 'admin'] as const;

/** CSS pixels to 100 mm as a bank card held to the screen showed it, and the display it was held to. */
export const calibration = z.strictObject({
  pxPer100Mm: z.int().min(PX_PER_100_MM.least).max(PX_PER_100_MM.most),
  /** CSS pixels of the whole display. */
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
  dprPercent: z.int().min(25).max(1000),
});

export const displayKinds = {
  'calibration-begun': {
    sentence: '开始校准客户屏幕的大小',
    by: MEASURERS,
    body: none,
    private: none,
  },
  'display-calibrated': {
    sentence: '用银行卡校准客户屏幕的大小',
    by: MEASURERS,
    body: calibration,
    private: none,
  },
  'calibration-left': {
    sentence: '没有校准，客户屏幕大小照旧',
    by: MEASURERS,
    body: none,
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

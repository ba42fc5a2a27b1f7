// Measuring the customer's screen: begun from inside, done outside with a bank card held to the glass.
import { z } from 'zod';
import { command, forEveryone, forRoom, sealed, situation } from './call.ts';

const forMeasurers = forRoom('teller', 'admin');

export const NOT_CALIBRATING = situation('现在没有在校准客户屏幕。');

export const SCREENS_SURE = situation('两块屏幕已经确认过了。');

export const displayCalls = {
  /** The two windows stand the wrong way round: said before the teller's; whoever is there may, for neither shows anything yet. */
  swap: forEveryone.input(z.strictObject(command)).output(z.strictObject({})).errors({ SCREENS_SURE }),
  /** The customer's display was touched wrongly, or is another's now: both windows go blank until it is touched anew. */
  doubt: forMeasurers
    .input(z.strictObject(command))
    .output(sealed)
    .errors({ SCREENS_UNKNOWN: situation('这台机器没有确认过客户屏幕。') }),
  begin: forMeasurers
    .input(z.strictObject(command))
    .output(sealed)
    .errors({
      CASE_IN_HAND: situation('客户屏幕正在使用，办完这笔业务再校准。'),
      CALIBRATING: situation('客户屏幕上已经在校准。'),
    }),
  leave: forMeasurers.input(z.strictObject(command)).output(sealed).errors({ NOT_CALIBRATING }),
};

// Having the log checked, for each of those who may.
import { checkNow } from '../services/check-now.ts';
import { whileRead } from '../services/while-read.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

export const checkRouter = {
  checkNow: admitted.check.checkNow.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return whileRead(checkNow(station, actor, input));
  }),
};

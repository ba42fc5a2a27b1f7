// The auditor's bundles beside this station's log.
import { compareHeads } from '../services/compare-heads.ts';
import { writeMisbehaviour } from '../services/misbehaviour-report.ts';
import { whileRead } from '../services/while-read.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

export const compareRouter = {
  heads: admitted.compare.heads.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return whileRead(compareHeads(station, actor, input));
  }),
  report: admitted.compare.report.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { options, folders } = context.app;
    return writeMisbehaviour(station, actor, input, { files: options.files, folder: folders.exports });
  }),
};

// The auditor: find, read, export.
import { findCases, readCase } from '../services/audit.ts';
import { previewExport } from '../services/export-selection.ts';
import { exportBundle } from '../services/exports.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.auditor;

export const auditorRouter = {
  findCases: calls.findCases.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return findCases(station, actor, input);
  }),
  readCase: calls.readCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return readCase(station, actor, input.command, input.caseId);
  }),
  previewExport: calls.previewExport.handler(({ context, input }) =>
    previewExport(acting(context).station, input),
  ),
  exportBundle: calls.exportBundle.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return exportBundle(station, actor, input, context.app.folders.exports);
  }),
};

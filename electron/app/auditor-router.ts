// The auditor: find, read, export.
import { join } from 'node:path';
import { findCases, readCase } from '../services/audit.ts';
import { previewExport } from '../services/export-selection.ts';
import { exportBundle } from '../services/exports.ts';
import { whileRead } from '../services/while-read.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';
import { programFolder } from './folders.ts';

const FONT = join(programFolder(import.meta.url), 'assets', 'fonts', 'certificate.otf');

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
    const folders = { exports: context.app.folders.exports, font: FONT };
    return whileRead(exportBundle(station, actor, input, folders));
  }),
};

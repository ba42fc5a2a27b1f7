// The auditor: find, read, export.
import { join } from 'node:path';
import { findCases, readCase } from '../services/audit.ts';
import { previewExport } from '../services/export-selection.ts';
import { exportBundle } from '../services/exports.ts';
import { lobbyRecords } from '../services/lobby-records.ts';
import { whileRead } from '../services/while-read.ts';
import { acting, type Context } from './acting.ts';
import { admitted, workOf } from './admission.ts';
import { programFolder } from './folders.ts';

const FONT = join(programFolder(import.meta.url), 'assets', 'fonts', 'certificate.otf');

const calls = admitted.auditor;

/**
 * The earlier generation that a call is about; undefined where it is about the station's own log. To prove one takes a while, and whoever
 * left their seat meanwhile reads nothing.
 * @throws Situation NO_SUCH_GENERATION, GENERATION_UNREADABLE, NOT_SIGNED_IN
 */
async function pastOf(context: Context, { generation }: { generation?: number | undefined }) {
  if (generation === undefined) return undefined;
  const past = await workOf(context.app).generations.open(generation);
  const { station, actor } = acting(context);
  station.assertSeated(actor);
  return past;
}

export const auditorRouter = {
  generations: calls.generations.handler(({ context }) => workOf(context.app).generations.list()),
  findCases: calls.findCases.handler(async ({ context, input }) => {
    const past = await pastOf(context, input);
    const { station, actor } = acting(context);
    return findCases(station, actor, input, past);
  }),
  readCase: calls.readCase.handler(async ({ context, input }) => {
    const past = await pastOf(context, input);
    const { station, actor } = acting(context);
    return readCase(station, actor, input.command, input.caseId, past);
  }),
  lobbyRecords: calls.lobbyRecords.handler(async ({ context, input }) => {
    const past = await pastOf(context, input);
    const { station, actor } = acting(context);
    return lobbyRecords(station, actor, input, past);
  }),
  previewExport: calls.previewExport.handler(async ({ context, input }) => {
    const past = await pastOf(context, input);
    return previewExport(past ?? acting(context).station, input, past === undefined);
  }),
  exportBundle: calls.exportBundle.handler(async ({ context, input }) => {
    const past = await pastOf(context, input);
    const { station, actor } = acting(context);
    const folders = { exports: context.app.folders.exports, font: FONT };
    return whileRead(exportBundle(station, actor, input, folders, past));
  }),
};

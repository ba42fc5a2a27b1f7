// Compliance at a draft of a content pack: edit, look, rehearse, export.
import { checkDraft, exportDraft } from '../services/draft-export.ts';
import { showOptions } from '../services/draft-option-views.ts';
import { addOption, orderOptions, removeOption } from '../services/draft-options.ts';
import { showDraft, showPlaces } from '../services/draft-views.ts';
import { changeDraft, compareDraft, dropDraft, rehearse } from '../services/drafts.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.draft;

export const draftRouter = {
  overview: calls.overview.handler(({ context }) => showDraft(acting(context).station)),
  places: calls.places.handler(({ context, input }) => showPlaces(acting(context).station, input.file)),
  edit: calls.edit.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return changeDraft(station, actor, input);
  }),
  options: calls.options.handler(({ context, input }) => showOptions(acting(context).station, input.file)),
  addOption: calls.addOption.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return addOption(station, actor, input);
  }),
  removeOption: calls.removeOption.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return removeOption(station, actor, input);
  }),
  orderOptions: calls.orderOptions.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return orderOptions(station, actor, input);
  }),
  undo: calls.undo.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return changeDraft(station, actor, input);
  }),
  drop: calls.drop.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return dropDraft(station, actor, input);
  }),
  compare: calls.compare.handler(({ context, input }) => compareDraft(acting(context).station, input.page)),
  check: calls.check.handler(({ context }) => checkDraft(acting(context).station)),
  rehearse: calls.rehearse.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { options, folders } = context.app;
    return rehearse(station, actor, input, { files: options.files, file: folders.rehearsal });
  }),
  export: calls.export.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { options, folders } = context.app;
    return exportDraft(station, actor, input, { files: options.files, folder: folders.exports });
  }),
};

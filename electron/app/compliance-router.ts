// Compliance: content packs and the branch's own content; and the cases that anybody at the counter proposes.
import { fromBase64 } from '../../shared/ledger/base64.ts';
import type { LocalContent } from '../../shared/procedure/local-content.ts';
import { importPack } from '../services/pack-import.ts';
import { showLocalContent, showPacks } from '../services/pack-views.ts';
import { listProposals, proposeCase, settleProposal } from '../services/proposals.ts';
import { compareLocal, comparePack, publishLocal, publishPack } from '../services/publish.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.compliance;

/** Lists that are absent are empty. */
const localContent = ({ cases, numbers }: { [K in keyof LocalContent]?: LocalContent[K] | undefined }) => ({
  cases: cases ?? [],
  numbers: numbers ?? [],
});

export const complianceRouter = {
  packs: calls.packs.handler(({ context }) => showPacks(acting(context).station)),
  importPack: calls.importPack.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    // What is no base64 is no zip: the reader says so.
    const zip = fromBase64(input.zip) ?? new Uint8Array();
    return importPack(station, actor, { command: input.command, zip });
  }),
  comparePack: calls.comparePack.handler(({ context, input }) =>
    comparePack(acting(context).station, input.sha256, input.page),
  ),
  publishPack: calls.publishPack.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return publishPack(station, actor, input);
  }),
  localContent: calls.localContent.handler(({ context }) => showLocalContent(acting(context).station)),
  compareLocal: calls.compareLocal.handler(({ context, input }) =>
    compareLocal(acting(context).station, localContent(input), input.page),
  ),
  publishLocal: calls.publishLocal.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { command, approver, pin } = input;
    return publishLocal(station, actor, command, localContent(input), { approver, pin });
  }),
  proposals: calls.proposals.handler(({ context }) => listProposals(acting(context).station)),
  settleProposal: calls.settleProposal.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return settleProposal(station, actor, input);
  }),
  proposeCase: calls.proposeCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return proposeCase(station, actor, input);
  }),
};

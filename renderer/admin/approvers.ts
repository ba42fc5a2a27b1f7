// Who may agree to what an administrator does not do alone (features.md RL7).
import type { InnerView } from '../../shared/contract/views.ts';
import type { Role } from '../../shared/words/roles.ts';

const APPROVERS: readonly Role[] = ['branch-head', 'compliance'];

export const mayAgree = (people: InnerView['people'], asker: string | undefined): InnerView['people'] =>
  people.filter(({ id, roles }) => id !== asker && roles.some((role) => APPROVERS.includes(role)));

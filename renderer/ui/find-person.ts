// By what somebody is found in a list of staff: number, name and roles, as they are read on it.
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';

export const foundBy = ({ id, name, roles }: InnerView['people'][number]): string =>
  [id, name, ...roles.map((role) => ROLE_NAMES[role])].join(' ');

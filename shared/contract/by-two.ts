// What takes two persons: whoever sits at the counter asks, and somebody else proves with their own PIN that they agree.
import { staffId } from '../ledger/fields.ts';
import { pin, situation } from './call.ts';
import { pinErrors } from './station-calls.ts';

export const byTwo = { approver: staffId, pin };

export const byTwoErrors = {
  ...pinErrors,
  SAME_PERSON: situation('要由另一个人来复核，不能是您自己。'),
  NOT_AN_APPROVER: situation('这位同事的岗位不能复核这一项。'),
} as const;

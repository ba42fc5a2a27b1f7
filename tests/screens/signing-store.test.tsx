// Where a customer stands whose window was loaded anew: only what the process knows is left to go by.
import { expect, it } from 'vitest';
import { createSigningStore } from '../../renderer/state/signing-store.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';

const notice = (read: number[]) =>
  ({ phase: 'notice', notice: 'N1', pages: [{}, {}, {}], read }) as unknown as OuterView;

it.each([
  ['at the first page, with none read', [], { page: 1, place: 'pages' }],
  ['at the first that is not read', [1], { page: 2, place: 'pages' }],
  ['before the signature, with all read', [1, 2, 3], { page: 3, place: 'answer' }],
])('stands %s', (_, read, where) => {
  const signing = createSigningStore();
  signing.meet(notice(read));
  expect(signing.getState()).toMatchObject(where);
});

// The kinds of event that tell how content came into use: packs, head office's keys, the branch's own cases, and the draft that is edited here.
import { z } from 'zod';
import { code, count, large, publicText, sha256, staffId, uuid, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { LONGEST_ENROLMENT } from '../words/enrolment.ts';

const none = z.strictObject({});
const vkey = publicText(300);

export const packKinds = {
  'pack-published': {
    sentence: '启用内容包',
    by: ['compliance', 'system'],
    /** `approver`: who agreed with their own PIN. `base`: the pack as head office made it, where the branch's own content was put in. */
    body: z.strictObject({
      id: code,
      version: publicText(20),
      pack: large,
      approver: staffId.optional(),
      base: sha256.optional(),
    }),
    private: none,
  },
  'pack-refused': {
    sentence: '拒绝内容包',
    by: ['compliance', 'system'],
    /** `upload`: of the file that was chosen. */
    body: z.strictObject({ faults: count, upload: sha256.optional() }),
    private: z.strictObject({ first: words(600) }),
  },
  'pack-imported': {
    sentence: '导入总行签名的内容包，尚未启用',
    by: ['compliance'],
    /** `signature` is head office's signed note over `manifest`, made with the key `signedBy`. */
    body: z.strictObject({
      id: code,
      version: publicText(20),
      title: publicText(300),
      from: publicText(10),
      to: publicText(10),
      pack: large,
      manifest: sha256,
      signature: publicText(4000),
      signedBy: vkey,
      upload: sha256,
    }),
    private: none,
  },
  'head-office-enrolled': {
    sentence: '登记总行签名密钥：此后只接受用它签名的内容包',
    by: ['admin', 'system'],
    body: z.strictObject({
      origin: publicText(33),
      keys: z.array(vkey).min(1).max(2),
      /** Absent where it was taken over from the generation before. */
      approver: staffId.optional(),
      /** Head office's signed note about this station (station/enrolment.ts), where the keys came by one. */
      enrolment: publicText(LONGEST_ENROLMENT).optional(),
    }),
    private: none,
  },
  'case-proposed': {
    sentence: '提议一则本地案例',
    by: ['teller', 'lobby', 'supervisor', 'branch-head'],
    body: z.strictObject({ scam: code }),
    private: z.strictObject({ text: words(60) }),
  },
  'case-proposal-settled': {
    sentence: '处理本地案例提议：采用或不采用',
    by: ['compliance'],
    body: z.strictObject({ proposal: uuid, as: z.enum(['taken', 'declined']) }),
    private: none,
  },
  'draft-edited': {
    sentence: '改动内容包草稿的一处，或撤销一处改动',
    by: ['compliance'],
    /** `base`: the compiled pack that the draft is of. `place` names what was edited by its codes (procedure/editable-places.ts). */
    body: z.strictObject({ base: sha256, place: publicText(200), as: z.enum(['changed', 'undone']) }),
    private: z.strictObject({ text: words(6000).optional() }),
  },
  'draft-option-added': {
    sentence: '在内容包草稿里增加一个选项',
    by: ['compliance'],
    /** `list` names the list by its codes (procedure/option-lists.ts), `option` the new one. Undone as an edit of its place, `list/option`. */
    body: z.strictObject({
      base: sha256,
      list: publicText(200),
      option: code,
      raises: z.array(code).min(1).max(9).optional(),
    }),
    private: z.strictObject({ label: words(300) }),
  },
  'draft-option-removed': {
    sentence: '从内容包草稿里删去一个选项',
    by: ['compliance'],
    /** Undone as an edit of its place, `list/option`. */
    body: z.strictObject({ base: sha256, list: publicText(200), option: code }),
    private: none,
  },
  'draft-options-ordered': {
    sentence: '调整内容包草稿里选项的次序',
    by: ['compliance'],
    /** `order`: every option of the list, also those that were taken out. Undone as an edit of its place, `list`. */
    body: z.strictObject({ base: sha256, list: publicText(200), order: z.array(code).min(1).max(20) }),
    private: none,
  },
  'draft-dropped': { sentence: '放弃内容包草稿', by: ['compliance'], body: none, private: none },
  'draft-exported': {
    sentence: '导出内容包草稿，待总行签名',
    by: ['compliance'],
    /** `file`: hash of the zip that was written. */
    body: z.strictObject({ base: sha256, version: publicText(20), pack: large, file: sha256 }),
    private: none,
  },
  'pack-rehearsed': {
    sentence: '备好内容包或草稿，供下一次演练使用',
    by: ['compliance'],
    /** `of`: the imported pack that was chosen; absent for the draft. `pack` is what the drill takes, the branch's own content in it. */
    body: z.strictObject({ id: code, version: publicText(20), pack: large, of: sha256.optional() }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

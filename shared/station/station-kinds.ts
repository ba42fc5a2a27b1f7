// The kinds of event that belong to the station and not to a case: keys, people, packs, views, exports, the app itself.
import { z } from 'zod';
import { ageRecipient, code, count, publicText, sha256, staffId, uuid, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { MAX_RECIPIENTS } from '../words/age-recipient.ts';
import { MODES } from '../words/modes.ts';
import { ROLES } from '../words/roles.ts';
import { SPARE_KINDS } from '../words/spare-keys.ts';
import { backupFolderKinds } from './backup-folder-kinds.ts';
import { backupKinds, RESTORE_REASONS } from './backup-kinds.ts';
import { compareKinds, KNOWN_HEADS } from './compare-kinds.ts';
import { custodyKinds } from './custody-kinds.ts';
import { dayKinds } from './day-kinds.ts';
import { deviceKinds } from './device-kinds.ts';
import { displayKinds } from './display-kinds.ts';
import { drillKinds } from './drill-kinds.ts';
import { emergencyKinds } from './emergency-kinds.ts';
import { lobbyKinds } from './lobby-kinds.ts';
import { objectionKinds } from './objection-kinds.ts';
import { packKinds } from './pack-kinds.ts';
import { rosterKinds } from './roster-kinds.ts';
import { settingKinds } from './setting-kinds.ts';
import { shellKinds } from './shell-kinds.ts';
import { updateKinds } from './update-kinds.ts';

const none = z.strictObject({});
const role = z.enum(ROLES);
const vkey = publicText(300);
const EVERYONE = ROLES;
/** Who may have the log checked: it only reads (features.md, RL2). */
export const CHECKERS = ['auditor', 'supervisor', 'branch-head', 'admin'] as const;

export const stationKinds = {
  'log-opened': {
    sentence: '启用台账：登记设备身份密钥和首日密钥',
    by: ['system'],
    body: z.strictObject({
      identity: z.array(vkey).min(1).max(2),
      day: z.array(vkey).min(1).max(2),
      note: publicText(4000),
      /** Where a backup was restored: the newest checkpoint of the generation before that was known, and that of the backup. */
      restored: z.strictObject({ known: publicText(4000), backup: publicText(4000) }).optional(),
      reason: z.enum(RESTORE_REASONS).optional(),
      /** Administrator and branch head. */
      approvers: z.array(staffId).length(2).optional(),
    }),
    private: none,
    alwaysExported: true,
  },
  ...dayKinds,
  ...deviceKinds,
  ...displayKinds,
  'station-named': {
    sentence: '登记银行、网点和设备的中文名称',
    by: ['admin', 'system'],
    body: z.strictObject({ mode: z.enum(MODES) }),
    private: z.strictObject({ bank: words(60), branch: words(60), device: words(60) }),
  },
  'app-started': {
    sentence: '程序启动',
    by: ['system'],
    body: z.strictObject({ version: publicText(20), host: z.enum(['electron', 'loopback', 'none']) }),
    private: none,
  },
  'app-stopped': { sentence: '程序正常退出', by: ['system'], body: none, private: none },
  'spare-key-made': {
    sentence: '制作备用密钥，同一种的上一把从此作废',
    by: ['admin', 'system'],
    /** `id`: 8 hex digits of the slot, printed beside the key. The key itself is never kept. */
    body: z.strictObject({
      slot: z.enum(SPARE_KINDS),
      id: z.string().regex(/^[0-9a-f]{8}$/),
      approver: staffId.optional(),
    }),
    private: none,
  },
  'spare-key-used': {
    sentence: '本机密钥打不开，用备用密钥打开台账',
    by: ['system'],
    body: z.strictObject({ slot: z.enum(SPARE_KINDS), id: z.string().regex(/^[0-9a-f]{8}$/) }),
    private: none,
  },
  'own-slot-made': {
    sentence: '本机重新有了自己的密钥槽，以后不用备用密钥',
    by: ['system'],
    body: none,
    private: none,
  },
  'clock-moved': {
    sentence: '系统时钟被拨动',
    by: ['system'],
    body: z.strictObject({ byMs: z.int() }),
    private: none,
    alwaysExported: true,
  },
  'staff-changed': {
    sentence: '新增人员，或变更其岗位、状态、PIN',
    by: ['admin', 'system'],
    body: z.strictObject({
      staff: staffId,
      roles: z.array(role).min(1).max(7),
      status: z.enum(['active', 'disabled']),
      /** Names the PIN verifier in the vault; absent where the PIN was left as it is. */
      pin: uuid.optional(),
    }),
    private: z.strictObject({ name: words(40) }),
  },
  ...rosterKinds,
  ...settingKinds,
  'sign-in': {
    sentence: '人员登录',
    by: EVERYONE,
    /** `caseId`: the case for which the second seat was taken; the seat ends with it. */
    body: z.strictObject({
      staff: staffId,
      seat: z.enum(['handler', 'reviewer']),
      room: role,
      caseId: uuid.optional(),
    }),
    private: none,
  },
  'sign-in-refused': {
    sentence: '登录被拒绝',
    by: ['system'],
    body: z.strictObject({ staff: staffId, why: z.enum(['wrong-pin', 'waiting', 'disabled']) }),
    private: none,
  },
  'sign-out': {
    sentence: '人员退出',
    by: EVERYONE,
    body: z.strictObject({ staff: staffId, seat: z.enum(['handler', 'reviewer']) }),
    private: none,
  },
  locked: {
    sentence: '屏幕锁定',
    by: [...EVERYONE, 'system'],
    body: z.strictObject({ staff: staffId, why: z.enum(['asked', 'idle', 'machine']) }),
    private: none,
  },
  unlocked: { sentence: '本人解锁', by: EVERYONE, body: z.strictObject({ staff: staffId }), private: none },
  'call-refused': {
    sentence: '拒绝越权操作',
    by: ['system'],
    body: z.strictObject({
      call: code,
      why: z.enum(['role', 'window']),
      staff: staffId.optional(),
    }),
    private: none,
  },
  'calls-rejected': {
    sentence: '一分钟内被拒收的不合格请求数',
    by: ['system'],
    body: z.strictObject({ malformed: count, stale: count, unknown: count }),
    private: none,
  },
  ...packKinds,
  'followed-up': {
    sentence: '补办推迟的事项，或登记一次跟进的结果',
    by: ['teller', 'supervisor', 'branch-head'],
    body: z.strictObject({ caseId: uuid, task: code, result: code }),
    private: z.strictObject({ note: words(200).optional() }),
  },
  ...custodyKinds,
  ...backupKinds,
  ...shellKinds,
  ...updateKinds,
  ...drillKinds,
  ...backupFolderKinds,
  ...lobbyKinds,
  ...compareKinds,
  ...objectionKinds,
  ...emergencyKinds,
  viewed: {
    sentence: '查阅记录',
    by: ['auditor', 'supervisor', 'branch-head'],
    body: z.strictObject({
      what: z.enum(['case', 'search', 'lobby']),
      caseId: uuid.optional(),
      found: count.optional(),
      /** Looked at in an earlier generation of the log, where that was. */
      generation: count.optional(),
    }),
    private: z.strictObject({ terms: words(200).optional() }),
  },
  'export-begun': {
    sentence: '开始导出证据包',
    by: ['auditor', 'system'],
    body: z.strictObject({
      from: publicText(10),
      to: publicText(10),
      masking: z.enum(['masked', 'full']),
      cases: count,
      entries: count,
      /** Only cases of this procedure, only those that this person opened; absent where all were taken. */
      procedure: code.optional(),
      teller: staffId.optional(),
      /** How many cases were put in as a PDF as well. */
      certificates: count.optional(),
      /** Whose keys alone open the file that was written. */
      sealedTo: z.array(ageRecipient).min(1).max(MAX_RECIPIENTS).optional(),
      /** The earlier generation that was bundled; absent where it was this one. */
      generation: count.optional(),
      /** Who agreed with their own PIN to one that is not masked. */
      approver: staffId.optional(),
      /** Cases that are set aside, and are in it because they were named. */
      named: z.array(uuid).min(1).max(50).optional(),
    }),
    private: z.strictObject({ recipient: words(80), purpose: words(200) }),
    alwaysExported: true,
  },
  exported: {
    sentence: '证据包已导出',
    by: ['auditor', 'system'],
    /** `bytes`, `sha256`: of the bundle. With `sealed…`: of the file that was written in its place. */
    body: z.strictObject({
      begun: count,
      bytes: count,
      sha256,
      sealedBytes: count.optional(),
      sealedSha256: sha256.optional(),
    }),
    private: none,
    alwaysExported: true,
  },
  'export-stopped': {
    sentence: '导出没有完成，没有留下文件',
    by: ['auditor', 'system'],
    body: z.strictObject({ begun: count, why: z.enum(['cancelled', 'failed']) }),
    private: none,
  },
  'check-begun': {
    sentence: '开始核对整本台账',
    by: [...CHECKERS],
    /** `known`: a size and its root as somebody had written them down, to be compared. */
    body: z.strictObject({ known: z.strictObject({ size: count, root: sha256 }).optional() }),
    private: none,
  },
  'check-ended': {
    sentence: '台账核对结束：完整，发现问题，或中途取消',
    by: [...CHECKERS],
    /** `begun`: seq of check-begun, the last entry that was looked at. `seq`: the first entry that is not as it was sealed, `from`: the first it can be. */
    body: z.strictObject({
      begun: count,
      result: z.enum(['whole', 'broken', 'cancelled']),
      root: sha256.optional(),
      found: z.strictObject({ what: code, seq: count, from: count }).optional(),
      known: z.enum(KNOWN_HEADS).optional(),
    }),
    private: none,
  },
  fault: {
    sentence: '程序故障，编号可查本机日志',
    by: ['system'],
    body: z.strictObject({ number: code }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

export type StationKind = keyof typeof stationKinds;

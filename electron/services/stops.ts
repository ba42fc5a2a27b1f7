// The bad days, each with a sentence and a next step. Never "reset", never "repair", never a new store beside one that will not open.
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { SpareKind } from '../../shared/words/spare-keys.ts';
import { KeysUnusable, SlotUnusable } from '../keys/vault.ts';
import { ErasureUnfinished } from '../ledger/erasure.ts';
import { NotSealed } from '../ledger/ledger.ts';
import { Quarantined } from '../ledger/open-ledger.ts';

type Stop = NonNullable<InnerView['stop']>;

const CALL_ADMIN = '请不要删除或改动数据文件夹，联系系统管理员。业务请改用纸质流程办理。';

const SPARE_NEXT = '请系统管理员和另一位同事一起取出备用密钥，在下面输入。输对以后照常办理。';

const STOPS = {
  full: {
    title: '磁盘已满',
    sentence: '刚才的操作没有记录成功，不算办完。',
    nextStep: '请系统管理员腾出磁盘空间，然后再操作一次；已记录的内容都还在。',
  },
  'read-only': {
    title: '数据文件夹不能写入',
    sentence: '刚才的操作没有记录成功，不算办完。',
    nextStep: '请系统管理员检查数据文件夹的权限。业务请改用纸质流程办理。',
  },
  damaged: { title: '台账写入出错', sentence: '刚才的操作没有记录成功，不算办完。', nextStep: CALL_ADMIN },
  stopped: {
    title: '台账已停止写入',
    sentence: '最近一次操作没有得到完整的落盘证明，为保护证据已停止记录。',
    nextStep: '请关闭程序后重新启动，程序会先核对台账；如果仍然停止，请联系系统管理员。',
  },
  'anchor-missing': {
    title: '锚点文件不见了',
    sentence: '台账还在，但用来发现篡改的锚点文件不见了。台账已原样保留，不再写入。',
    nextStep: CALL_ADMIN,
  },
  'anchor-unreadable': {
    title: '锚点文件读不出来',
    sentence: '台账还在，但用来发现篡改的锚点文件已损坏。台账已原样保留，不再写入。',
    nextStep: CALL_ADMIN,
  },
  'anchor-ahead': {
    title: '台账比锚点少',
    sentence: '已经确认过的记录在台账里找不到：台账可能被换成了旧的，或者磁盘丢失了数据。',
    nextStep: CALL_ADMIN,
  },
  'anchor-behind': {
    title: '锚点落后太多',
    sentence: '台账与锚点相差不止一次操作，不能确认中间发生了什么。台账已原样保留，不再写入。',
    nextStep: CALL_ADMIN,
  },
  fork: {
    title: '台账与锚点不一致',
    sentence: '同一位置的记录与锚点不同，台账可能被改动过。',
    nextStep: CALL_ADMIN,
  },
  'checkpoint-bad': {
    title: '台账校验不通过',
    sentence: '台账的签名或根值不对，可能被改动过。',
    nextStep: CALL_ADMIN,
  },
  'last-entry-bad': {
    title: '台账校验不通过',
    sentence: '最近的记录与校验值不符，可能被改动过。',
    nextStep: CALL_ADMIN,
  },
  'earlier-entry-bad': {
    title: '台账校验不通过',
    sentence: '有记录与校验值不符，可能被改动过。台账已原样保留，不再写入。',
    nextStep: CALL_ADMIN,
  },
  'found-broken': {
    title: '核对发现台账有记录对不上',
    sentence: '为保护证据，台账已停止写入，不修补、不重建。核对的结果已经记入台账。',
    nextStep: CALL_ADMIN,
  },
  'not-encrypted': {
    title: '台账没有加密',
    sentence: '数据库文件不是加密的，不是本程序写下的。',
    nextStep: CALL_ADMIN,
  },
  'wrong-key-or-damaged': {
    title: '台账打不开',
    sentence: '数据库打不开：密钥不对，或者文件已损坏。没有新建台账。',
    nextStep: CALL_ADMIN,
  },
  'unknown-schema': {
    title: '台账版本不同',
    sentence: '台账由另一个版本的程序写下，本版本不能使用。',
    nextStep: '请安装与台账相符的程序版本，或联系系统管理员。',
  },
  'not-durable': {
    title: '磁盘不能保证落盘',
    sentence: '数据库不能设置为等待落盘，断电会丢失记录，因此没有启用。',
    nextStep: CALL_ADMIN,
  },
  'keys-lost': {
    title: '密钥打不开',
    sentence: '本机的密钥文件缺失或不属于这台机器，台账不能打开。没有新建台账。',
    nextStep: CALL_ADMIN,
  },
  'erasure-unfinished': {
    title: '有资料还没有销毁干净',
    sentence: '台账里已经记了销毁，但文件写不进去，没有清除完。',
    nextStep: '请系统管理员检查磁盘和数据文件夹的权限，再启动一次，程序会接着清除。业务请改用纸质流程办理。',
  },
  'slot-lost': {
    title: '本机的密钥打不开',
    sentence: '保护密钥的文件或系统钥匙串缺失，或不属于这台机器，台账不能打开。台账原样保留，没有新建。',
    nextStep: CALL_ADMIN,
  },
  'key-store-none': {
    title: '这台电脑不能保护密钥',
    sentence: '系统没有保护密钥的功能，本机不能启用。什么也没有建立。',
    nextStep: '请系统管理员启用系统的密钥库（钥匙串），再启动一次。业务请改用纸质流程办理。',
  },
  'key-store-open': {
    title: '系统的密钥库没有上锁',
    sentence: '系统只是把密钥藏起来，没有加以保护，演示和演练不在这样的电脑上启用。什么也没有建立。',
    nextStep: '请系统管理员启用系统的密钥库（钥匙串），再启动一次。',
  },
  ended: {
    title: '程序已经退出',
    sentence: '窗口还开着，后台的程序已经退出。已记录的内容都在。',
    nextStep: '请重新启动程序。',
  },
  'second-instance': {
    title: '程序已经在运行',
    sentence: '同一个数据文件夹只能由一个程序使用。',
    nextStep: '请使用已经打开的窗口；找不到窗口时，请联系系统管理员。',
  },
} as const satisfies Record<string, Pick<Stop, 'title' | 'sentence' | 'nextStep'>>;

export type StopReason = keyof typeof STOPS;

/** @param spare the spare keys that may open it all the same */
export const stopFor = (reason: StopReason, spare: readonly SpareKind[] = []): Stop => ({
  ...STOPS[reason],
  ...(spare.length > 0 && { nextStep: SPARE_NEXT }),
  number: null,
  spare: [...spare],
});

/** The bad day behind an error at start-up, or undefined where it is a fault of ours. */
export function stopReasonOf(error: unknown): StopReason | undefined {
  if (error instanceof Quarantined) return error.reason;
  if (error instanceof SlotUnusable) return 'slot-lost';
  if (error instanceof KeysUnusable) return 'keys-lost';
  if (error instanceof ErasureUnfinished) return 'erasure-unfinished';
  if (error instanceof NotSealed) return error.situation;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) return 'wrong-key-or-damaged';
  if (/^(EACCES|EPERM|EROFS)$|^SQLITE_(READONLY|CANTOPEN)/.test(code)) return 'read-only';
  if (/^(ENOSPC|EDQUOT|EFBIG)$|^SQLITE_FULL/.test(code)) return 'full';
  return undefined;
}

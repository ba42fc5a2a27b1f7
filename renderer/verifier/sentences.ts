/** What stands on the verifier page besides a report: Chinese first, English beneath. */
import type { Words } from '../../shared/ledger/verify/sentences.ts';

export const PAGE = {
  reading: (read: string, size: string): Words => ({
    zh: `正在核验：已读 ${read}（证据包 ${size}，约读两遍）`,
    en: `Verifying: ${read} read (the bundle has ${size} and is read about twice)`,
  }),
  cancelled: { zh: '已停止，没有结论。', en: 'Stopped. Nothing is known.' },
  fault: { zh: '原因', en: 'Reason' },
  badIdentity: {
    zh: '填写的身份不是指纹（64 位十六进制），也不是 vkey。请核对后再试。',
    en: 'The identity is neither a fingerprint (64 hex digits) nor a vkey.',
  },
  badKnown: { zh: '选择的文件不是检查点。', en: 'The file chosen is no checkpoint.' },
  noBundle: { zh: '请先选择证据包。', en: 'Choose a bundle first.' },
  log: { zh: '日志', en: 'Log' },
  size: { zh: '记录数', en: 'Entries' },
  root: { zh: '树根', en: 'Root' },
  claimed: { zh: '包内所称身份指纹', en: 'Fingerprint of the identity claimed inside' },
  claimedWarning: {
    zh: '没有填写身份。请把上面的指纹与日结单、总行登记或设备初始化记录比对：包内自称的身份不能证明它自己。',
    en: 'No identity was given. Compare the fingerprint above with the day-close sheet or head office: what a bundle says of itself proves nothing.',
  },
  sm2: { zh: '国密 SM2 签名', en: 'SM2 signatures' },
  proven: { zh: '证明了什么', en: 'What is proven' },
  notProven: { zh: '没有证明什么', en: 'What is not proven' },
  nothingProven: {
    zh: '有内容不成立：本包什么也不证明。',
    en: 'Something does not hold: this bundle proves nothing.',
  },
  failures: { zh: '哪里不成立', en: 'What does not hold' },
  more: (count: number): Words => ({ zh: `另有 ${count} 处`, en: `${count} more` }),
  known: { zh: '与已知检查点比对', en: 'Against the known checkpoint' },
  proof: { zh: '一致性证明（RFC 9162），逐个哈希', en: 'The consistency proof (RFC 9162), hash by hash' },
  shown: { zh: '披露了什么', en: 'What is shown' },
  partial: { zh: '不完整的案件', en: 'Cases that are not whole' },
  missing: { zh: '未披露或已销毁的大件', en: 'Large things withheld or erased' },
  expected: { zh: '应为', en: 'expected' },
  actual: { zh: '实为', en: 'actual' },
  entry: (seq: number): Words => ({ zh: `第 ${seq} 条`, en: `entry ${seq}` }),
} as const;

/** What a verification proves and what it does not (section 9), one idea a line. */
export const PROVEN: readonly Words[] = [
  { zh: '这些记录按这个次序存在于该日志中。', en: 'These entries, in this order, are in the log.' },
  {
    zh: '其间没有别的记录；未披露的记录，数目和位置已列出。',
    en: 'Nothing else stands between them but withheld entries whose number and place are listed.',
  },
  { zh: '标为完整的案件，记录是齐全的。', en: 'A case shown as whole is whole.' },
];

export const PROVEN_WITH_IDENTITY: Words = {
  zh: '该日志出自持有所给身份密钥的设备。',
  en: 'The log is that of the device that holds the identity key given.',
};

export const NOT_PROVEN: readonly Words[] = [
  { zh: '不证明墙上时钟准确。', en: 'It does not prove that the clock on the wall was right.' },
  { zh: '不证明某一笔迹出自某人之手。', en: 'It does not prove whose hand drew a stroke.' },
  {
    zh: '持有当日密钥的人仍可重签当日；要看清这一点，请与别处保存的检查点比对。',
    en: 'Whoever holds the key of the present day can still re-sign that day: compare with a checkpoint kept elsewhere.',
  },
];

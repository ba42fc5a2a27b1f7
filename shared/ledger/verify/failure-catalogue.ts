/** Every way in which a bundle can fail: its code, what it makes of the result, and the sentence for it in two languages. */

type Row = readonly [result: 'malformed' | 'tampered' | 'unproven', zh: string, en: string];

export const FAILURES = {
  'not-a-zip': ['malformed', '不是 zip 文件', 'this is not a zip file'],
  'zip-end': [
    'malformed',
    'zip 被截断，或末尾多出内容',
    'the zip is cut short or something was added at its end',
  ],
  'zip-not-canonical': ['malformed', 'zip 不是规定的唯一形式', 'the zip is not in its canonical form'],
  'unsafe-name': ['malformed', '文件名不安全', 'a file name is unsafe'],
  'twin-names': ['malformed', '两个文件同名', 'two files have one name'],
  'file-missing': ['malformed', '缺少必需的文件', 'a required file is missing'],
  limit: ['malformed', '超过规定的上限', 'a limit is passed'],
  'entry-malformed': ['malformed', '记录不符合格式', 'an entry is malformed'],
  'disclosure-malformed': ['malformed', '披露行不符合格式', 'a disclosure is malformed'],
  'note-malformed': ['malformed', '签名文书不符合格式', 'a signed note is malformed'],
  'body-malformed': [
    'malformed',
    '日志密钥或换日记录的内容不符合格式',
    'the body of a key or day entry is malformed',
  ],
  'manifest-malformed': ['malformed', '清单不符合格式', 'the manifest is malformed'],
  'line-end': ['malformed', '最后一行没有换行符', 'the last line does not end in LF'],

  leaf: ['tampered', '记录被改动：与其叶哈希不符', 'an entry was altered: it does not match its leaf'],
  prev: [
    'tampered',
    '记录的前链与上一条的叶哈希不符',
    'an entry does not follow the leaf before it: one of the two was altered',
  ],
  root: ['tampered', '树根与检查点不符', 'the root of the leaves differs from the checkpoint'],
  'leaves-length': [
    'tampered',
    '叶哈希的数目与检查点不符',
    'the number of leaves differs from the checkpoint',
  ],
  'entry-order': ['tampered', '记录重复或次序颠倒', 'an entry stands twice or out of order'],
  'entry-beyond': ['tampered', '记录的位置超出日志末尾', 'an entry stands beyond the end of the log'],
  'entry-log': ['tampered', '记录属于另一日志', 'an entry belongs to another log'],
  'log-opened-missing': [
    'tampered',
    '缺少第 0 条 log-opened 记录',
    'entry 0, log-opened, is not in the bundle',
  ],
  'last-entry': [
    'tampered',
    '最后一条不是本次导出的 export-begun',
    'the last entry is not the export-begun of this export',
  ],
  'checkpoint-origin': ['tampered', '检查点属于另一日志', 'a checkpoint belongs to another log'],
  'checkpoint-size': [
    'tampered',
    '换日检查点的大小与位置不符',
    'the size of a closing checkpoint is not its position',
  ],
  'signature-missing': ['tampered', '缺少应有的签名', 'a declared key did not sign'],
  'signature-bad': ['tampered', '签名不成立', 'a signature is wrong'],
  'other-day-signature': ['tampered', '带有另一日密钥的签名', 'it carries a line by the key of another day'],
  'note-text': ['tampered', '签名文书的内容不符', 'a signed note does not say what it must'],
  'key-name': ['tampered', '密钥名与日志不符', 'the name of a key is not that of the log'],
  'roll-order': [
    'tampered',
    'day-closed、key-rolled、day-opened 没有相接',
    'day-closed, key-rolled and day-opened do not follow one another',
  ],
  always: [
    'tampered',
    '必须导出的记录与 day-closed 所列不符',
    'the always-exported entries of a day are not those its day-closed names',
  ],
  'case-order': [
    'tampered',
    '案件内的编号重复、倒退，或案件结束后仍有记录',
    'the number within a case repeats, goes back, or goes on after its end',
  ],
  commitment: ['tampered', '披露的内容与承诺不符', 'what is disclosed does not match its commitment'],
  'disclosure-order': ['tampered', '披露行重复或次序颠倒', 'a disclosure stands twice or out of order'],
  'disclosure-stray': [
    'tampered',
    '披露行没有对应的记录或字段',
    'a disclosure has no entry or no such private field',
  ],
  'large-thing-hash': [
    'tampered',
    '文件内容与其文件名的哈希不符',
    'a file does not have the hash of its name',
  ],
  'large-thing-size': [
    'tampered',
    '文件长度与记录所写不符',
    'a file does not have the length that the entry gives',
  ],
  'large-thing-unnamed': ['tampered', '没有任何记录提到这个文件', 'no entry or disclosure names this file'],
  'identity-file': [
    'tampered',
    '密钥文件与 log-opened 不符',
    'a key file differs from the keys of log-opened',
  ],
  'file-unlisted': ['tampered', '清单中没有这个文件', 'the manifest does not list this file'],
  'file-absent': ['tampered', '清单所列的文件不在包中', 'the manifest lists a file that is not there'],
  'file-hash': ['tampered', '文件与清单不符', 'a file differs from the manifest'],
  'identity-other': [
    'tampered',
    '给出的身份不是本包的身份',
    'the identity given is not the identity of this bundle',
  ],
  fork: [
    'tampered',
    '与已知检查点分叉：此处或之前的历史被改写',
    'the log forks from the known checkpoint: history was rewritten at or before this entry',
  ],

  'report-malformed': ['malformed', '举证文件不符合格式', 'the misbehaviour report is malformed'],
  path: [
    'tampered',
    '换钥记录不是换日检查点下的最后一条',
    'the key-rolled entry is not the last one under the closing checkpoint',
  ],
  'heads-unsigned': [
    'tampered',
    '两个检查点没有同一把当日密钥的签名',
    'no one key of the day signed both heads',
  ],
  consistency: ['tampered', '一致性证明不成立', 'the consistency proof does not hold'],
  'heads-agree': ['tampered', '两个检查点并不矛盾', 'the two heads do not contradict each other'],

  'no-identity': [
    'unproven',
    '没有给出身份：只知前后一致，不知出自何处',
    'no identity was given: consistent, but nobody knows whose it is',
  ],
  'identity-unchecked': [
    'unproven',
    '本核验器不能核对给出的身份所用的算法',
    'this verifier cannot check the algorithm of the identity given',
  ],
  'known-other-log': ['unproven', '已知检查点属于另一日志', 'the known checkpoint is of another log'],
  'known-larger': [
    'unproven',
    '已知检查点比本包更长，无法比较',
    'the known checkpoint is larger than this bundle',
  ],
} as const satisfies Record<string, Row>;

export type FailureCode = keyof typeof FAILURES;

// Head office's signature on a content pack: what was signed is taken as a whole, and every other thing is refused by name.
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { parseVkey } from '../../shared/ledger/vkey.ts';
import {
  type HeadOffice,
  MANIFEST,
  MANIFEST_NOTE,
  signPack,
  verifyPack,
} from '../../shared/procedure/signed-pack.ts';
import {
  asBytes,
  type Bytes,
  ORIGIN,
  SIGNER,
  signedFiles,
  signerNamed,
  vkeyOf,
} from '../support/head-office.ts';
import { put, text } from './pack-changer.ts';
import { smallFiles, smallPack } from './small-pack.ts';

const TODAY = '2026-11-21';
const enrolled = (origin = ORIGIN, ...signers: (typeof SIGNER)[]): HeadOffice => ({
  origin,
  keys: signers.map((signer) => parseVkey(nodeCrypto, vkeyOf(signer))!),
});
const HEAD_OFFICE = enrolled(ORIGIN, SIGNER);

function refusal(files: Bytes, headOffice = HEAD_OFFICE, today = TODAY): [string, string][] {
  const verified = verifyPack(nodeCrypto, files, headOffice, today);
  return verified.ok ? [] : verified.faults.map(({ file, reason }) => [file, reason]);
}

const spoilt = (change: (files: Bytes) => void): Bytes => {
  const files = signedFiles();
  change(files);
  return files;
};
const bytes = (content: string) => new Uint8Array(Buffer.from(content, 'utf8'));
const textOf = (files: Bytes, path: string) => Buffer.from(files.get(path) ?? []).toString('utf8');
const edited = (path: string, from: string | RegExp, to: string) =>
  spoilt((files) => files.set(path, bytes(textOf(files, path).replace(from, to))));

describe('a signed pack', () => {
  it('is the pack that was signed, with the signature and the key for the record', () => {
    const verified = verifyPack(nodeCrypto, signedFiles(), HEAD_OFFICE, TODAY);
    if (!verified.ok) throw new Error(JSON.stringify(verified.faults));
    expect(verified.pack).toEqual(smallPack());
    expect(verified.note.split('\n').slice(0, 2)).toEqual([`${ORIGIN}/pack`, verified.manifest]);
    expect(vkeyOf({ ...SIGNER, name: verified.signedBy.name })).toBe(vkeyOf(SIGNER));
  });

  it('has one manifest, whatever the order of its files and whatever signature lay there before', () => {
    const files = [...asBytes(smallFiles())];
    const first = signPack(nodeCrypto, new Map(files), SIGNER);
    expect(signPack(nodeCrypto, new Map(files.toReversed()), SIGNER)).toEqual(first);
    expect(signPack(nodeCrypto, signedFiles(), SIGNER)).toEqual(first);
  });

  it('is taken under either of two enrolled keys', () => {
    const both = enrolled(ORIGIN, signerNamed('a'), SIGNER);
    expect(refusal(signedFiles(), both)).toEqual([]);
    expect(refusal(signedFiles(smallFiles(), signerNamed('a')), both)).toEqual([]);
  });
});

describe('a pack is refused', () => {
  const unsigned = '内容包没有签名：';
  it.each<[string, Bytes, [string, string]]>([
    ['without any signature', asBytes(smallFiles()), [MANIFEST, `${unsigned}缺少文件清单。`]],
    [
      'with a manifest that nobody signed',
      spoilt((files) => files.delete(MANIFEST_NOTE)),
      [MANIFEST_NOTE, `${unsigned}缺少签名文件。`],
    ],
    [
      'with a note that is no note',
      edited(MANIFEST_NOTE, /[\s\S]+/, 'x'),
      [MANIFEST_NOTE, '不是一份签名文件。'],
    ],
    [
      'signed by a key that is not enrolled',
      signedFiles(smallFiles(), signerNamed('x')),
      [MANIFEST_NOTE, '没有用已登记的总行密钥签名。'],
    ],
    [
      'signed for another bank',
      signedFiles(smallFiles(), signerNamed('h', 'abc/head-office')),
      [MANIFEST_NOTE, `签名人不是本机登记的总行（${ORIGIN}）。`],
    ],
    [
      'with a signature under which another hash was written',
      edited(MANIFEST_NOTE, /\n[A-Za-z0-9+/]{42}/, `\n${'A'.repeat(42)}`),
      [MANIFEST_NOTE, '签名不成立：签名之后内容被改动，或签名是伪造的。'],
    ],
    ['with another manifest', edited(MANIFEST, '"v":1', '"v":2'), [MANIFEST, '文件清单在签名之后被改动。']],
    [
      'with a changed file',
      edited('flags.json', '用途说不清', '一切正常'),
      ['flags.json', '这个文件在签名之后被改动。'],
    ],
    [
      'with a file less',
      spoilt((files) => files.delete('notices/N1.md')),
      ['notices/N1.md', '缺少这个文件，签名的文件清单里有它。'],
    ],
    [
      'with a file more',
      spoilt((files) => files.set('papers/N9.md', bytes('# 单据\n\n一行'))),
      ['papers/N9.md', '签名的文件清单里没有这个文件。'],
    ],
  ])('%s', (_, files, fault) => {
    expect(refusal(files)).toEqual([fault]);
  });

  it('with a note that somebody made long, and is taken with a second signature beside its own', () => {
    const withLine = (name: string) =>
      spoilt((files) =>
        files.set(MANIFEST_NOTE, bytes(`${textOf(files, MANIFEST_NOTE)}— ${name} AAAAAAA=\n`)),
      );
    expect(refusal(withLine('abc/auditor'))).toEqual([]);
    expect(refusal(withLine('x'.repeat(4000)))).toEqual([[MANIFEST_NOTE, '签名文件太长。']]);
  });

  it('with each of its faults named, where several files were changed', () => {
    const files = spoilt((all) => {
      all.set('cases.json', bytes('[ ]'));
      all.delete('terms.json');
    });
    expect(refusal(files).map(([file]) => file)).toEqual(['cases.json', 'terms.json']);
  });

  it('where a byte of it is no UTF-8, though head office signed it', () => {
    const files = asBytes(smallFiles());
    files.set('laws.json', new Uint8Array([0xff, 0xfe]));
    const { manifest, note } = signPack(nodeCrypto, files, SIGNER);
    files.set(MANIFEST, bytes(manifest)).set(MANIFEST_NOTE, bytes(note));
    expect(refusal(files)).toEqual([['laws.json', '不是 UTF-8 文字。']]);
  });

  it('before its first day and after its last, and taken on both of them', () => {
    expect(refusal(signedFiles(), HEAD_OFFICE, '2025-12-31')).toEqual([
      ['pack.json', '还没有生效，2026-01-01 起才能启用。'],
    ]);
    expect(refusal(signedFiles(), HEAD_OFFICE, '2026-01-01')).toEqual([]);
    expect(refusal(signedFiles(), HEAD_OFFICE, '2028-12-31')).toEqual([]);
    expect(refusal(signedFiles(), HEAD_OFFICE, '2029-01-01')).toEqual([
      ['pack.json', '已经过期，有效期到 2028-12-31。'],
    ]);
  });

  it('for what is wrong in it though it is signed: no basis, a threshold below the floor, a broken file', () => {
    const signed = (change: (files: Map<string, string>) => void) => {
      const files = smallFiles();
      change(files);
      return refusal(signedFiles(files));
    };
    expect(signed(put('procedures/REM.json', 'steps[1].basis', []))).toEqual([
      ['procedures/REM.json', '至少要有 1 项。'],
    ]);
    expect(signed(put('thresholds.json', 'tiers[1].fromFen', 499_999))).toEqual([
      ['thresholds.json', '金额档 T2 低于总行规定的下限。'],
    ]);
    expect(signed(put('pack.json', 'version', `1.0.${'0'.repeat(20)}`))).toEqual([
      ['pack.json', '版本号太长。'],
    ]);
    expect(signed(text('laws.json', ']', ''))).toEqual([
      ['laws.json', expect.stringMatching(/^第 \d+ 行：/)],
    ]);
  });
});

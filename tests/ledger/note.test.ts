/** Notes, vkeys and checkpoints, with the published example of C2SP signed-note. */
import { createHash, createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { fromHex, toBase64 } from '../../shared/ledger/base64.ts';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import { checkpointText, parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { commit } from '../../shared/ledger/commitment.ts';
import { formatNote, type Note, parseNote, signNote, verifyNote } from '../../shared/ledger/note.ts';
import { isSm2Point } from '../../shared/ledger/sm2-curve.ts';
import {
  ED25519_TYPE,
  ed25519Pem,
  encodeVkey,
  fingerprint,
  parseVkey,
  SM2_TYPE,
  sm2Pem,
} from '../../shared/ledger/vkey.ts';
import { DAY_1, DAY_2, ORIGIN, testSigner, vkeyOf } from './make-bundle.ts';

const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETERS_NOTE =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

/** The base point of the curve of GB/T 32918.5. */
const SM2_POINT = fromHex(
  '0432c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
)!;

const keyOf = (vkey: string) => parseVkey(nodeCrypto, vkey)!;
const noteOf = (text: string): Note => {
  const parsed = parseNote(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.note;
};

describe('a note', () => {
  test('of the published example is good', () => {
    expect(verifyNote(nodeCrypto, noteOf(PETERS_NOTE), keyOf(PETER))).toBe('good');
  });

  test('is bad under its key once a letter of the text is another', () => {
    const note = noteOf(PETERS_NOTE.replace('answer', 'Answer'));
    expect(verifyNote(nodeCrypto, note, keyOf(PETER))).toBe('bad');
  });

  test('says nothing of a key that did not sign', () => {
    expect(verifyNote(nodeCrypto, noteOf(PETERS_NOTE), keyOf(vkeyOf(DAY_1)))).toBe('absent');
  });

  test('carries one line for each signer, in their order', () => {
    const note = noteOf(signNote(nodeCrypto, 'a\n', [DAY_2, DAY_1]));
    expect([DAY_1, DAY_2].map((signer) => verifyNote(nodeCrypto, note, keyOf(vkeyOf(signer))))).toEqual([
      'good',
      'good',
    ]);
    expect(formatNote(note.text, note.signatures)).toBe(signNote(nodeCrypto, 'a\n', [DAY_2, DAY_1]));
  });

  test('without signature lines parses, so that a reader can say what is missing', () => {
    expect(noteOf('a\n\n')).toEqual({ text: 'a\n', signatures: [] });
  });

  test('by a key whose algorithm cannot be checked is unchecked', () => {
    const signer = { name: 'a', type: SM2_TYPE, publicKey: SM2_POINT, sign: () => new Uint8Array(64) };
    const note = noteOf(signNote(nodeCrypto, 'a\n', [signer]));
    const key = keyOf(vkeyOf(signer));
    const { verifySm2: _, ...withoutSm2 } = nodeCrypto;
    expect(verifyNote(withoutSm2, note, key)).toBe('unchecked');
    expect(verifyNote(nodeCrypto, note, key)).toBe('bad');
  });

  const signed = signNote(nodeCrypto, 'a\n', [DAY_1]);
  const line = signed.slice(3);
  test.each([
    ['CRLF', signed.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${signed}`],
    ['no empty line', signed.replace('\n\n', '\n')],
    ['no text', `\n\n${line}`],
    ['a last line without LF', signed.slice(0, -1)],
    ['two lines by one key', `${signed}${line}`],
    ['a hyphen for the dash', signed.replace('—', '-')],
    ['two spaces', signed.replace('— ', '—  ')],
    ['a plus in the name', signed.replace(ORIGIN, `${ORIGIN}+`)],
    ['base64 without padding', signed.replace('=\n', '\n')],
    ['an empty line in the text', `a\n\nb\n\n${line}`],
    [
      '17 signatures',
      signNote(
        nodeCrypto,
        'a\n',
        Array.from({ length: 17 }, (_, i) => testSigner(`k${i}`, 1)),
      ),
    ],
  ])('with %s is malformed', (_name, text) => {
    expect(parseNote(text).ok).toBe(false);
  });
});

describe('a vkey', () => {
  test('of the published example is written back as it was', () => {
    const { name, type, key } = keyOf(PETER);
    expect(encodeVkey(nodeCrypto, name, type, key)).toBe(PETER);
  });

  test('has a fingerprint over algorithm and key, without the name', () => {
    const { type, key } = keyOf(PETER);
    const expected = createHash('sha256').update(concatBytes(type, key)).digest('hex');
    expect(fingerprint(nodeCrypto, type, key)).toBe(expected);
  });

  test.each([
    ['a wrong key id', PETER.replace('c74f20a3', 'c74f20a4')],
    ['a key id in capitals', PETER.replace('c74f20a3', 'C74F20A3')],
    ['another name', PETER.replace('Peter', 'Pieter')],
    ['an unknown algorithm', PETER.replace('+AR', '+BR')],
    ['a key that is cut', PETER.slice(0, -4)],
    ['one part only', 'PeterNeumann'],
  ])('with %s is refused', (_name, text) => {
    expect(parseVkey(nodeCrypto, text)).toBeUndefined();
  });

  test('of SM2 must be a point of the curve', () => {
    expect(keyOf(encodeVkey(nodeCrypto, 'a', SM2_TYPE, SM2_POINT)).algorithm).toBe('sm2');
    const off = SM2_POINT.with(64, SM2_POINT[64]! ^ 1);
    expect(isSm2Point(off)).toBe(false);
    expect(parseVkey(nodeCrypto, encodeVkey(nodeCrypto, 'a', SM2_TYPE, off))).toBeUndefined();
  });

  test.each([
    ['p', `ed${'ff'.repeat(30)}7f`, false],
    ['p + 1', `ee${'ff'.repeat(30)}7f`, false],
    ['p − 1, of order 2', `ec${'ff'.repeat(30)}7f`, false],
    ['p − 2', `eb${'ff'.repeat(30)}7f`, true],
    ['0, of order 4', '00'.repeat(32), false],
    ['1, of order 1', `01${'00'.repeat(31)}`, false],
    ['2', `02${'00'.repeat(31)}`, true],
    ['that of a point of order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', false],
  ])('of Ed25519 with y = %s is told from a usual one, under either sign', (_name, hex, isKey) => {
    const y = fromHex(hex)!;
    for (const key of [y, y.with(31, y[31]! | 0x80)]) {
      const vkey = encodeVkey(nodeCrypto, 'a', ED25519_TYPE, key);
      expect(parseVkey(nodeCrypto, vkey) !== undefined).toBe(isKey);
    }
  });

  test('becomes a PEM that openssl reads', () => {
    const { key } = keyOf(PETER);
    expect(createPublicKey(ed25519Pem(key)).asymmetricKeyType).toBe('ed25519');
    expect(createPublicKey(sm2Pem(SM2_POINT)).export({ format: 'der', type: 'spki' }).subarray(-65)).toEqual(
      Buffer.from(SM2_POINT),
    );
  });

  test('of Ed25519 never verifies with wrong lengths or a key that is no point', () => {
    const message = utf8('a');
    expect(nodeCrypto.verifyEd25519(new Uint8Array(31), message, new Uint8Array(64))).toBe(false);
    expect(nodeCrypto.verifyEd25519(DAY_1.publicKey, message, new Uint8Array(63))).toBe(false);
    expect(nodeCrypto.verifyEd25519(new Uint8Array(32).fill(255), message, new Uint8Array(64))).toBe(false);
    const signature = DAY_1.sign(message);
    expect(nodeCrypto.verifyEd25519(DAY_1.publicKey, message, signature)).toBe(true);
    // S + L signs the same to a careless verifier.
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString('hex')}`) + order;
    const shifted = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
    expect(
      nodeCrypto.verifyEd25519(DAY_1.publicKey, message, concatBytes(signature.slice(0, 32), shifted)),
    ).toBe(false);
    expect(ED25519_TYPE).toEqual(Uint8Array.of(1));
  });
});

describe('a checkpoint', () => {
  const root = new Uint8Array(32).fill(7);

  test('is read back as it was written', () => {
    const parsed = parseCheckpoint(signNote(nodeCrypto, checkpointText(ORIGIN, 12, root), [DAY_1]));
    expect(parsed).toMatchObject({ ok: true, checkpoint: { origin: ORIGIN, size: 12, root } });
  });

  test.each([
    ['a fourth line', `${checkpointText(ORIGIN, 1, root)}more\n`],
    ['a size with a leading zero', checkpointText(ORIGIN, 1, root).replace('\n1\n', '\n01\n')],
    ['a negative size', checkpointText(ORIGIN, -1, root)],
    ['a root of 31 bytes', checkpointText(ORIGIN, 1, new Uint8Array(31))],
    ['an origin of another form', checkpointText('somewhere', 1, root)],
  ])('with %s is malformed', (_name, text) => {
    expect(parseCheckpoint(signNote(nodeCrypto, text, [DAY_1])).ok).toBe(false);
  });
});

test('a commitment is SHA-256 over name, zero, salt and canonical value', () => {
  const salt = new Uint8Array(32).fill(5);
  const expected = createHash('sha256').update('text\0').update(salt).update('{"a":"值","b":1.5}').digest();
  expect(toBase64(commit(nodeCrypto, 'text', salt, { b: 1.5, a: '值' }))).toBe(expected.toString('base64'));
  expect(() => commit(nodeCrypto, 'text', salt.slice(1), 1)).toThrow(RangeError);
});

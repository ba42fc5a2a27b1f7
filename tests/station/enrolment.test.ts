// Head office's signed note about a station: taken by the station that it names, unchanged, and by no other.
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { parseNote, signNote } from '../../shared/ledger/note.ts';
import { parseVkey, type Vkey } from '../../shared/ledger/vkey.ts';
import { readEnrolment, readIdentity, writeEnrolment } from '../../shared/station/enrolment.ts';
import { enrolmentOf, KEYS, ORIGIN, OTHER_STATION, SIGNER, signerNamed } from '../support/head-office.ts';

const IDENTITY = [parseVkey(nodeCrypto, OTHER_STATION) as Vkey];
const NOTE = enrolmentOf(OTHER_STATION);
const read = (note: string, identity = IDENTITY) => readEnrolment(nodeCrypto, note, identity);
const text = () => {
  const parsed = parseNote(NOTE);
  return parsed.ok ? parsed.note.text : '';
};
const signed = (changed: string, signer = SIGNER) => signNote(nodeCrypto, changed, [signer]);

describe("head office's note about a station", () => {
  it('brings the keys that sign content packs', () => {
    expect(read(NOTE)).toEqual({ ok: true, origin: ORIGIN, keys: KEYS });
  });

  it('brings two keys where both have signed', () => {
    const next = signerNamed('n');
    const both = `${text()}${writeEnrolment(nodeCrypto, ORIGIN, [], next).split('\n')[1]}\n`;
    expect(read(signNote(nodeCrypto, both, [SIGNER, next]))).toMatchObject({ ok: true, keys: { length: 2 } });
    expect(read(signed(both)), 'one of two').toEqual({ ok: false, why: 'unsigned' });
  });

  it.each([
    [
      'changed after it was signed',
      NOTE.replace(ORIGIN, 'sample/other-office').replaceAll(`${ORIGIN}/pack`, 'sample/other-office/pack'),
    ],
    ['without its signature', NOTE.slice(0, NOTE.lastIndexOf('— '))],
    ['signed by a key that it does not bring', signed(text(), signerNamed('x'))],
  ])('is not taken %s', (_, note) => {
    expect(read(note).ok).toBe(false);
  });

  it.each([
    ['a pack’s signature', signed(`${ORIGIN}/pack\n${OTHER_STATION}\n`)],
    ['a text without a key of head office', signed(`${ORIGIN}/enrolment\n${OTHER_STATION}\n`)],
    ['a line that is no key', signed(`${text()}x\n`)],
    ['Windows line ends', NOTE.replaceAll('\n', '\r\n')],
    ['letters that an entry would not keep as they are', signed(text(), { ...SIGNER, name: 'e\u0301' })],
    ['nothing', ''],
    ['more than an entry holds', `${NOTE}${'— a b\n'.repeat(1000)}`],
  ])('is not one if it is %s', (_, note) => {
    expect(read(note)).toEqual({ ok: false, why: 'unreadable' });
  });

  it('is of another station unless it names every identity key of this one, and no more', () => {
    const second = { ...IDENTITY[0], key: new Uint8Array(32).fill(1) } as Vkey;
    for (const identity of [[], [second], [...IDENTITY, second]])
      expect(read(NOTE, identity)).toEqual({ ok: false, why: 'of-another' });
    const named = [{ ...IDENTITY[0], name: 'sample/else/counter/identity' } as Vkey];
    expect(read(NOTE, named)).toEqual({ ok: false, why: 'of-another' });
  });
});

describe('the identity of a station, as its QR code says it', () => {
  it('is its keys, one a line, of one name', () => {
    expect(readIdentity(nodeCrypto, `${OTHER_STATION}\r\n`)).toEqual(IDENTITY);
    for (const other of [
      '',
      'x',
      `${OTHER_STATION}\n${OTHER_STATION}`,
      `${OTHER_STATION}\n${KEYS[0]}`,
      KEYS[0],
    ])
      expect(readIdentity(nodeCrypto, other ?? ''), other).toBeUndefined();
  });
});

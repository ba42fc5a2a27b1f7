// The shipped sample is trusted by its hash: whoever changes a word of it must say so in trusted-pack.ts as well.
import { expect, test } from 'vitest';
import { hashOf } from '../../electron/ledger/ledger.ts';
import { readPackFolder } from '../../electron/services/packs.ts';
import { TRUSTED_PACK } from '../../electron/services/trusted-pack.ts';
import { packBytes } from '../../shared/procedure/load-pack.ts';
import { samplePack } from '../procedure/sample-files.ts';

test('the shipped sample pack is the one whose hash is built in', () => {
  expect(hashOf(Buffer.from(packBytes(samplePack()), 'utf8'))).toBe(TRUSTED_PACK);
  expect(readPackFolder('assets/packs/sample', TRUSTED_PACK).ok).toBe(true);
});

test('a pack with any other hash is refused in plain words', () => {
  const read = readPackFolder('assets/packs/sample', `${'A'.repeat(43)}=`);
  expect(read).toMatchObject({
    ok: false,
    faults: [{ file: 'pack.json', reason: expect.stringContaining('签名') }],
  });
});

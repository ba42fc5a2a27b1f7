// A bundle of format 1 as version 0.1.0 made it on 22 November 2026, with its identity and a head that was handed out before it. It must verify
// for ever. Never make it anew: where this test fails, the verifier or the format has changed under evidence that is out of the house.
// (It is of invented people, and the content pack is withheld from it, as the format allows.)
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';

const kept = (name: string) => readFileSync(join(import.meta.dirname, 'format-1', name));
const verified = (options: { identity?: string; known?: string }) =>
  verifyBundle(nodeCrypto, memorySource(Uint8Array.from(kept('bundle.zip'))), options);

const IDENTITY = kept('identity.vkey').toString('utf8');
const ROOT = 'AoXJIBXmNiNg1YaeenOjTBsqVZkvxxZtWgOYg/e7AfU=';

test('the golden bundle of format 1 is the one that was kept', () => {
  const hash = createHash('sha256').update(kept('bundle.zip')).digest('hex');
  expect(hash).toBe('f9753070c109b752d9d6fba38d975bf879a0a0411460129139f62ece6fdd19b9');
});

test('the golden bundle of format 1 is verified, with both kinds of signature, as it was on its first day', async () => {
  expect(await verified({ identity: IDENTITY })).toMatchObject({
    ...{ result: 'verified', exit: 0, failures: [], sm2: 'checked' },
    ...{ origin: 'demo/demo-branch/counter-1/g1', size: 43, root: ROOT },
    ...{ entries: { shown: 29, withheld: 14 }, cases: { shown: 2, whole: 2, partial: [] } },
    largeThings: { shown: 2, moreMissing: 0 },
  });
});

test('it extends the head that was handed out when its first day was closed, with the proof of RFC 9162', async () => {
  const { exit, known } = await verified({
    identity: IDENTITY,
    known: kept('known.checkpoint').toString('utf8'),
  });
  expect(exit).toBe(0);
  expect(known).toMatchObject({ size: 35, signature: 'good', verdict: 'extends' });
  expect(known?.root).toBe('czRpf0SsCiRJspzlPk1cdRNom2TS8o/fxq9LngGWmQQ=');
  expect(known?.proof).toHaveLength(6);
});

test('it is of this identity and of no other', async () => {
  expect((await verified({ identity: '0'.repeat(64) })).result).toBe('tampered');
  expect((await verified({})).result).toBe('unproven');
});

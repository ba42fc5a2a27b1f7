/** Logs side by side: the same one further on, another device's, or one that was rewritten. */
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { lookAtBundle, rootsOfBundle } from '../../shared/ledger/verify/bundle-heads.ts';
import { forksAmong, type LogSide, standBeside } from '../../shared/ledger/verify/side-by-side.ts';
import { makeBundle, memorySource, ORIGIN, repack, sampleLog, TestLog } from './make-bundle.ts';

const side = (
  size: number,
  history: string,
  origin = 'b/b/d/g1',
  known: readonly number[] = [],
): LogSide => ({
  ...{ origin, size, root: `${history}@${size}` },
  rootAt: new Map(known.map((at) => [at, `${history}@${at}`])),
});

describe('how one log stands to another', () => {
  test.each<[string, LogSide, LogSide, object]>([
    ['of another device', side(5, 'a'), side(5, 'a', 'b/b/other/g1'), { as: 'other-log' }],
    ['the same head', side(5, 'a'), side(5, 'a'), { as: 'same', size: 5 }],
    ['of the same size, rewritten', side(5, 'a'), side(5, 'b'), { as: 'forks', size: 5 }],
    ['its beginning', side(9, 'a', undefined, [5]), side(5, 'a'), { as: 'shorter', size: 5 }],
    ['a beginning that was rewritten', side(9, 'a', undefined, [5]), side(5, 'b'), { as: 'forks', size: 5 }],
    ['going on from it', side(5, 'a'), side(9, 'a', undefined, [5]), { as: 'longer', size: 5 }],
    ['going on from another', side(5, 'a'), side(9, 'b', undefined, [5]), { as: 'forks', size: 5 }],
    ['longer, and nobody worked it out', side(5, 'a'), side(9, 'a'), { as: 'unknown' }],
  ])('%s', (_what, first, second, beside) => {
    expect(standBeside(first, second)).toEqual(beside);
  });

  test('among several, every two that fork are named, whatever order they came in', () => {
    const sizes = [3, 5, 9];
    const good = [side(9, 'a', undefined, sizes), side(3, 'a')];
    const bad = side(5, 'b', undefined, sizes);
    const stranger = side(7, 'b', 'b/b/other/g1', sizes);
    const forks = forksAmong([good[0]!, bad, stranger, good[1]!]);
    expect(forks).toEqual([
      { shorter: good[1], longer: bad, size: 3 },
      { shorter: bad, longer: good[0], size: 5 },
    ]);
  });
});

describe('a file that somebody brings', () => {
  const bundle = makeBundle(sampleLog());

  test('says of a bundle which log it is of and how far it goes, without verifying it', async () => {
    const log = sampleLog();
    const look = await lookAtBundle(memorySource(bundle));
    expect(look).toMatchObject({ state: 'head', checkpoint: { origin: ORIGIN, size: 12 } });
    expect(look).toMatchObject({ text: log.checkpoint() });
  });

  test.each<[string, Uint8Array, string]>([
    ['with nothing in it', new Uint8Array(0), 'empty'],
    ['of three bytes', utf8('PK\u0003'), 'no-bundle'],
    ['that is no zip', utf8('客户名单'.repeat(100)), 'no-bundle'],
    ['that was sealed for somebody', utf8('age-encryption.org/v1\n-> X25519 abc\n'), 'sealed'],
    ['that was cut off', bundle.subarray(0, bundle.length - 10), 'no-bundle'],
    ['without a checkpoint', repack(bundle, (files) => void files.delete('checkpoint')), 'no-bundle'],
    [
      'whose checkpoint is no text',
      repack(bundle, (files) => void files.set('checkpoint', Uint8Array.of(255))),
      'no-bundle',
    ],
    [
      'whose checkpoint is no checkpoint',
      repack(bundle, (files) => void files.set('checkpoint', utf8('1\n'))),
      'no-bundle',
    ],
  ])('%s', async (_what, bytes, state) => {
    expect(await lookAtBundle(memorySource(bytes))).toEqual({ state });
  });

  test('has the roots that the log had at each size, as often as it is asked and not beyond its leaves', async () => {
    const log = new TestLog();
    const roots = new Map<number, string>();
    log.open();
    for (let seq = 1; seq < 40; seq += 1) {
      roots.set(log.lines.length, toBase64(log.tree.root()));
      log.add({ kind: 'step-answered', body: { seq } });
    }
    const source = memorySource(makeBundle(log));
    const found = await rootsOfBundle(nodeCrypto, source, [32, 7, 7, 1, 39, 41]);
    expect([...found.keys()]).toEqual([1, 7, 32, 39]);
    for (const [size, root] of found) expect(root, `at ${size}`).toBe(roots.get(size));
  });
});

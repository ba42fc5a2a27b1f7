// Every byte of a real bundle, flipped one at a time: as the zip lies there, packed again under the old manifest, and under a fresh manifest
// signed with today's keys. Whatever is flipped must be found, but for what the format says is no evidence, which is named here.
import { describe, expect, test } from 'vitest';
import { EXIT_OF, type Result } from '../../shared/ledger/verify/report.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource, zipOf } from '../ledger/make-bundle.ts';
import { station } from '../support/station-driver.ts';
import { exportsAll, fillsLog, quickCrypto, type RealBundle, resigned } from './real-log.ts';
import { tally } from './tally.ts';

/** What the log and its bundle stand on: every byte. Of every other file every 64th, and both ends. */
const BYTE_BY_BYTE = new Set([
  ...['entries.jsonl', 'leaves.bin', 'checkpoint', 'disclosures.jsonl', 'manifest.json', 'manifest.note'],
  ...['keys/identity.vkey', 'keys/identity.ed25519.pem', 'keys/identity.sm2.pem'],
]);

/**
 * For people, and marked as no evidence (format section 7): nothing but the manifest says what stands there, and whoever has today's keys
 * signs another manifest. Under the manifest that was signed, their bytes are found like all others.
 */
const NO_EVIDENCE = /^(README\.md|tables\/|pictures\/)/;

const placesIn = (path: string, length: number): number[] =>
  Array.from({ length }, (_, at) => at).filter(
    (at) => BYTE_BY_BYTE.has(path) || at % 64 === 0 || at === length - 1,
  );
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = copy[at]! ^ (1 << (at % 8));
  return copy;
};
const flippedIn = (files: ReadonlyMap<string, Uint8Array>, path: string, at: number) =>
  new Map(files).set(path, flipped(files.get(path)!, at));

const inOrder = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipOf([...files].sort(([left], [right]) => (left < right ? -1 : 1)));

let made: Promise<RealBundle> | undefined;
const realBundle = (): Promise<RealBundle> => {
  made ??= station().then(fillsLog).then(exportsAll);
  return made;
};

type Ended = Partial<Record<Result, number>>;

async function endsAs(bundle: RealBundle, zip: Uint8Array, ended: Ended): Promise<Result> {
  const { result } = await verifyBundle(quickCrypto, memorySource(zip), { identity: bundle.identity });
  ended[result] = (ended[result] ?? 0) + 1;
  return result;
}

/** The pack is nine tenths of the bundle, and every verification hashes it: left out of all but its own flips (withheld, section 7). */
function withoutPack(bundle: RealBundle): RealBundle {
  const files = new Map([...bundle.files].filter(([path]) => !path.startsWith('packs/')));
  return unzipped(bundle, resigned(bundle, files), files);
}
function unzipped(bundle: RealBundle, zip: Uint8Array, own: ReadonlyMap<string, Uint8Array>): RealBundle {
  const files = new Map(own);
  for (const path of ['manifest.json', 'manifest.note']) files.set(path, fileIn(zip, path));
  return { ...bundle, zip, files };
}
function fileIn(zip: Uint8Array, path: string): Uint8Array {
  const name = Buffer.from(zip).indexOf(path);
  const size = new DataView(zip.buffer, zip.byteOffset).getUint32(name - 30 + 18, true);
  return zip.slice(name + path.length, name + path.length + size);
}

describe('of a real bundle of more than forty entries', () => {
  test('no byte of the zip can be another', async ({ task }) => {
    const bundle = withoutPack(await realBundle());
    const ended: Ended = {};
    expect(await endsAs(bundle, bundle.zip, {})).toBe('verified');
    for (let at = 0; at < bundle.zip.length; at += 1) {
      const result = await endsAs(bundle, flipped(bundle.zip, at), ended);
      if (EXIT_OF[result] !== 3) expect.fail(`byte ${at} of the zip: ${result}`);
    }
    tally(task, 'one byte of the zip, each of them', bundle.zip.length, ended);
  });

  test('no byte of a file can be another under the manifest that was signed', async ({ task }) => {
    const whole = await realBundle();
    const ended: Ended = {};
    let tried = 0;
    for (const [path, bytes] of whole.files) {
      const bundle = path.startsWith('packs/') ? whole : withoutPack(whole);
      expect(await endsAs(bundle, inOrder(bundle.files), {}), path).toBe('verified');
      for (const at of placesIn(path, bundle.files.get(path)?.length ?? bytes.length)) {
        const result = await endsAs(bundle, inOrder(flippedIn(bundle.files, path, at)), ended);
        if (EXIT_OF[result] !== 1 && EXIT_OF[result] !== 3) expect.fail(`byte ${at} of ${path}: ${result}`);
        tried += 1;
      }
    }
    tally(task, 'one byte of a file under the old manifest', tried, ended);
  });

  test('under a fresh manifest by whoever has today’s keys only what is no evidence can be another', async ({
    task,
  }) => {
    const whole = await realBundle();
    const ended: Ended = {};
    let tried = 0;
    for (const [path, bytes] of whole.files) {
      // The manifest and its note are what is fresh here.
      if (path.startsWith('manifest.')) continue;
      const bundle = path.startsWith('packs/') ? whole : withoutPack(whole);
      for (const at of placesIn(path, bytes.length)) {
        const result = await endsAs(bundle, resigned(bundle, flippedIn(bundle.files, path, at)), ended);
        const isFound = EXIT_OF[result] === 1 || EXIT_OF[result] === 3;
        if (isFound === NO_EVIDENCE.test(path)) expect.fail(`byte ${at} of ${path}: ${result}`);
        tried += 1;
      }
    }
    tally(
      task,
      'one byte of a file under a fresh manifest (verified: README, tables, pictures)',
      tried,
      ended,
    );
  });
});

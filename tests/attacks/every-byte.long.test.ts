// Every byte of a real bundle, flipped one at a time: as the zip lies there, packed again under the old manifest, and under a fresh manifest
// signed with today's keys. Whatever is flipped must be found, but for what the format says is no evidence, which is named here.
import { unzipSync } from 'fflate';
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

/** Packs, tables and pictures are nine tenths of the bundle, and every verification hashes them: left out of all but their own flips. */
function withoutLargeThings(bundle: RealBundle): RealBundle {
  const kept = [...bundle.files].filter(([path]) => !/^(packs|tables|pictures)\//.test(path));
  const zip = resigned(bundle, new Map(kept));
  return { ...bundle, zip, files: new Map(Object.entries(unzipSync(zip))) };
}

/** Every byte of the zip, but of the content of other files every 64th. */
function placesOf({ zip, files }: RealBundle): number[] {
  const own = Buffer.from(zip);
  const others = [...files]
    .filter(([path]) => !BYTE_BY_BYTE.has(path))
    .map(([, bytes]) => ({ from: own.indexOf(bytes) + 1, to: own.indexOf(bytes) + bytes.length - 1 }));
  const isOther = (at: number) => others.some(({ from, to }) => at >= from && at < to);
  return Array.from(zip, (_, at) => at).filter((at) => at % 64 === 0 || !isOther(at));
}

const MINUTES = 60_000;

describe('of a real bundle of fifty entries', () => {
  test(
    'no byte of the zip that matters can be another',
    async ({ task }) => {
      const bundle = withoutLargeThings(await realBundle());
      const ended: Ended = {};
      expect(await endsAs(bundle, bundle.zip, {})).toBe('verified');
      const places = placesOf(bundle);
      for (const at of places) {
        const result = await endsAs(bundle, flipped(bundle.zip, at), ended);
        if (EXIT_OF[result] !== 3) expect.fail(`byte ${at} of the zip: ${result}`);
      }
      tally(task, 'one byte of the zip', places.length, ended);
    },
    15 * MINUTES,
  );

  test(
    'no byte of a file can be another under the manifest that was signed',
    async ({ task }) => {
      const whole = await realBundle();
      const small = withoutLargeThings(whole);
      const ended: Ended = {};
      let tried = 0;
      for (const [path, bytes] of whole.files) {
        const bundle = small.files.has(path) ? small : whole;
        expect(await endsAs(bundle, inOrder(bundle.files), {}), path).toBe('verified');
        for (const at of placesIn(path, bundle.files.get(path)?.length ?? bytes.length)) {
          const result = await endsAs(bundle, inOrder(flippedIn(bundle.files, path, at)), ended);
          if (EXIT_OF[result] !== 1 && EXIT_OF[result] !== 3) expect.fail(`byte ${at} of ${path}: ${result}`);
          tried += 1;
        }
      }
      tally(task, 'one byte of a file under the old manifest', tried, ended);
    },
    15 * MINUTES,
  );

  test(
    'under a fresh manifest by whoever has today’s keys only what is no evidence can be another',
    async ({ task }) => {
      const whole = await realBundle();
      const small = withoutLargeThings(whole);
      const ended: Ended = {};
      let tried = 0;
      for (const [path, bytes] of whole.files) {
        // The manifest and its note are what is fresh here.
        if (path.startsWith('manifest.')) continue;
        const bundle = small.files.has(path) ? small : whole;
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
    },
    15 * MINUTES,
  );
});

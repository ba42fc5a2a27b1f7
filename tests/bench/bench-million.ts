// `npm run bench -- --million`: a million entries appended by one process whose memory must not grow with them, then checked inside the
// database and as a bundle. Takes some ten minutes. `BENCH_MILLION=300000` makes it a smaller log.
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { systemClock, uuid7 } from '../../electron/keys/surroundings.ts';
import { Vault } from '../../electron/keys/vault.ts';
import { createLedger, type OpenLedger } from '../../electron/ledger/open-ledger.ts';
import { bytesFile, identityFiles, writeBundle } from '../../shared/ledger/bundle.ts';
import { bundleReadme } from '../../shared/ledger/bundle-readme.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { encodeVkey, parseVkey } from '../../shared/ledger/vkey.ts';
import { appendEntries, checkWhole } from './bench-check.ts';
import { verifyOnce } from './bench-verify.ts';
import { type Figure, median } from './figures.ts';

const ENTRIES = Number(process.env.BENCH_MILLION ?? 1_000_000);
const SAMPLES = 40;
const AT_ONCE = 100;
const ROWS_AT_ONCE = 256;

/** Resident memory in MB after each fortieth of the entries. */
function appendSampled(open: OpenLedger): number[] {
  return Array.from({ length: SAMPLES }, () => {
    appendEntries(open, ENTRIES / SAMPLES, AT_ONCE);
    return process.memoryUsage.rss() / 1024 / 1024;
  });
}

/**
 * What each 100,000 further entries add, in MB, by the usual step between two samples: where V8 makes its heap larger, once in a while and by
 * much, that is no entry's doing, and the highest sample tells it.
 */
function growth(samples: readonly number[]): number {
  const steps = samples.slice(1).map((sample, at) => sample - (samples[at] ?? 0));
  return median(steps) / (ENTRIES / SAMPLES / 100_000);
}

function* linesOf({ store }: OpenLedger, size: number): Generator<Uint8Array> {
  for (let from = 0; from < size; from += ROWS_AT_ONCE) {
    const rows = store.rows(from, Math.min(size, from + ROWS_AT_ONCE));
    yield Buffer.concat(rows.flatMap(({ bytes }) => [bytes, Buffer.of(10)]));
  }
}

/** All entries and nothing disclosed, sealed with the checkpoint of now. */
function writeBundleOf(open: OpenLedger, vault: Vault, path: string): void {
  const { ledger, store } = open;
  const body = { from: '2026-01-01', to: '2026-12-31', masking: 'masked' as const, cases: 0, entries: 0 };
  ledger.append({
    command: uuid7(systemClock),
    actor: { staff: 'shen', role: 'auditor' },
    events: [{ kind: 'export-begun', body, private: { recipient: '省行', purpose: '测量' } }],
  });
  const { origin, size } = ledger;
  const identity = vault.identitySigners(origin).map(({ name, type, publicKey }) => {
    const key = parseVkey(nodeCrypto, encodeVkey(nodeCrypto, name, type, publicKey));
    if (!key) throw new Error('the identity is no key');
    return key;
  });
  const files = [
    bytesFile('README.md', utf8(bundleReadme({ origin, size }))),
    bytesFile('checkpoint', utf8(ledger.publishCheckpoint())),
    { path: 'leaves.bin', chunks: () => store.leaves(size) },
    { path: 'entries.jsonl', chunks: () => linesOf(open, size) },
    bytesFile('disclosures.jsonl', new Uint8Array()),
    ...identityFiles(nodeCrypto, identity),
  ];
  const [ed25519] = identity;
  writeFileSync(
    `${path}.vkey`,
    ed25519 ? encodeVkey(nodeCrypto, ed25519.name, ed25519.type, ed25519.key) : '',
  );
  const file = openSync(path, 'w');
  for (const chunk of writeBundle(nodeCrypto, origin, files, ledger.daySigners)) writeSync(file, chunk);
  closeSync(file);
}

export async function benchMillion(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-million-'));
  const keys = join(folder, 'keys');
  mkdirSync(keys);
  try {
    const vault = await Vault.create(nodeFiles, keys, keyFileProtector(nodeFiles, keys));
    const place = { folder: join(folder, 'g1'), vault, files: nodeFiles, clock: systemClock };
    const open = createLedger(place, 'bank/branch/device/g1');
    const began = performance.now();
    const samples = appendSampled(open);
    const appended = (performance.now() - began) / 1000;
    process.stderr.write(`memory while appending, MB: ${samples.map(Math.round).join(' ')}\n`);
    const inside = checkWhole(place, open) / 1000;
    const bundle = join(folder, 'bundle.zip');
    writeBundleOf(open, vault, bundle);
    const { size } = open.ledger;
    open.close();
    const verified = verifyOnce(bundle, size);
    return [
      { name: `${ENTRIES} entries appended, ${AT_ONCE} at once`, measured: appended, unit: 's', goal: 300 },
      {
        name: 'memory that each further 100,000 of them added',
        ...{ measured: growth(samples), unit: 'MB', goal: 5 },
      },
      { name: 'most memory while appending them', measured: Math.max(...samples), unit: 'MB', goal: 250 },
      { name: `check of ${ENTRIES} entries inside the database`, measured: inside, unit: 's', goal: 40 },
      { name: `verify ${size} entries from a bundle`, measured: verified.ms / 1000, unit: 's', goal: 15 },
      { name: `memory to verify ${size} entries`, measured: verified.megabytes, unit: 'MB', goal: 200 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

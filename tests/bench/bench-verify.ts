// A bundle of 100,000 entries: verified by the built file in a process of its own, against nothing but the hashing that it cannot do without.
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { type BundleFile, bytesFile, identityFiles, writeBundle } from '../../shared/ledger/bundle.ts';
import { bundleReadme } from '../../shared/ledger/bundle-readme.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson } from '../../shared/ledger/canonical.ts';
import { parseVkey } from '../../shared/ledger/vkey.ts';
import { IDENTITY, TestLog, vkeyOf } from '../ledger/make-bundle.ts';
import { type Figure, median } from './figures.ts';

const ENTRIES = 100_000;
const RUNS = 5;
const PROGRAM = resolve('dist/verifier/verify.mjs');
/** Tells the most memory that the process itself ever had, in kB, when it ends. Linux only; `resourceUsage` would count its parent's. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync } from 'node:fs';
  process.on('exit', () => process.stderr.write(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]));
`)}`;

/** Cases of ten entries, each answer with a private note that is disclosed. */
function manyCases(): TestLog {
  const log = new TestLog();
  const actor = { staff: 't001', role: 'teller' };
  const note = { name: 'note', salt: new Uint8Array(32).fill(7), value: '家里装修用，分三次付' };
  log.open();
  for (let number = 0; log.lines.length + 10 < ENTRIES; number++) {
    const id = `01935c00-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
    log.add({ kind: 'case-opened', case: id, n: 0, actor, body: { procedure: 'REM', amountFen: number } });
    for (let n = 1; n < 9; n++) {
      const body = { step: `REM-0${n}`, options: ['family'] };
      log.add({ kind: 'step-answered', case: id, n, actor, body, secrets: [note] });
    }
    log.add({ kind: 'case-closed', case: id, n: 9, actor, body: { entries: 10, ending: 'done', flags: [] } });
  }
  while (log.lines.length < ENTRIES - 1) log.add({ kind: 'app-started' });
  log.add({ kind: 'export-begun' });
  return log;
}

function linesFile(path: string, lines: () => Iterable<Uint8Array>): BundleFile {
  return {
    path,
    *chunks() {
      for (const line of lines()) {
        yield line;
        yield Uint8Array.of(10);
      }
    },
  };
}

function* disclosuresOf(log: TestLog): Generator<Uint8Array> {
  for (const [seq, secrets] of log.secrets) {
    for (const { name, salt, value } of secrets) {
      yield utf8(canonicalJson({ name, salt: toBase64(salt), seq, value }));
    }
  }
}

function writeBundleOf(log: TestLog, path: string): void {
  const files: BundleFile[] = [
    bytesFile('README.md', utf8(bundleReadme({ origin: log.origin, size: ENTRIES }))),
    bytesFile('checkpoint', utf8(log.checkpoint())),
    { path: 'leaves.bin', chunks: () => log.leaves },
    linesFile('entries.jsonl', () => log.lines),
    linesFile('disclosures.jsonl', () => disclosuresOf(log)),
    ...identityFiles(nodeCrypto, [parseVkey(nodeCrypto, vkeyOf(IDENTITY))!]),
  ];
  const file = openSync(path, 'w');
  for (const chunk of writeBundle(nodeCrypto, log.origin, files, log.day)) writeSync(file, chunk);
  closeSync(file);
}

/** Every leaf, node and commitment once, and the bundle as a whole: what any verifier hashes, and nothing else. In ms. */
function hashFloor(bundle: string, log: TestLog): number {
  const lines = log.lines.map((line) => Buffer.concat([Buffer.of(0), line]));
  const node = new Uint8Array(65).fill(1);
  const commitment = new Uint8Array(70).fill(2);
  const start = performance.now();
  const bytes = readFileSync(bundle);
  hash('sha256', bytes, 'binary');
  crc32(bytes);
  for (const line of lines) hash('sha256', line, 'binary');
  for (let i = 1; i < lines.length; i++) hash('sha256', node, 'binary');
  for (let i = 0; i < log.secrets.size; i++) hash('sha256', commitment, 'binary');
  return performance.now() - start;
}

/** The whole program, its start included. @throws Error where it does not find the bundle of this size to be whole */
export function verifyOnce(bundle: string, entries: number): { ms: number; megabytes: number } {
  const start = performance.now();
  const args = ['--import', TELL_MEMORY, PROGRAM, bundle, '--identity', `${bundle}.vkey`, '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const ms = performance.now() - start;
  const { result, size } = JSON.parse(stdout) as { result: string; size: number };
  if (result !== 'verified' || size !== entries) throw new Error(`${result}, ${size} entries`);
  return { ms, megabytes: Number(stderr) / 1024 };
}

export function benchVerify(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-verify-'));
  const bundle = join(folder, 'bundle.zip');
  try {
    const log = manyCases();
    writeBundleOf(log, bundle);
    writeFileSync(`${bundle}.vkey`, vkeyOf(IDENTITY));
    // Taken in turn, so that both meet the same load.
    const runs = Array.from({ length: RUNS }, () => ({
      floor: hashFloor(bundle, log),
      ...verifyOnce(bundle, ENTRIES),
    }));
    const floor = median(runs.map((run) => run.floor));
    return [
      {
        name: `verify ${ENTRIES} entries, in multiples of their hashing`,
        measured: median(runs.map((run) => run.ms / run.floor)),
        unit: '×',
        goal: 1.3,
        limit: { name: 'hashing alone', measured: floor, unit: 'ms' },
      },
      {
        name: `memory to verify ${ENTRIES} entries`,
        measured: median(runs.map((run) => run.megabytes)),
        unit: 'MB',
        goal: 200,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

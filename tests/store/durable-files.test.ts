// Files that must survive: a disk that takes only a part of what it is given, and files that are not there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../electron/keys/durable-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterguard-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MODULE = join(import.meta.dirname, '../../electron/keys/durable-files.ts');

/** Runs in a process of its own that may write no file beyond a limit: the system takes what fits and says so only in the count. */
function underLimit(kilobytes: number, code: string): string {
  const script = `import { nodeFiles } from ${JSON.stringify(MODULE)};
    try { ${code}; console.log('written'); } catch (error) { console.log(error.code); }`;
  const run = spawnSync(
    'bash',
    ['-c', `ulimit -f ${kilobytes}; exec "$0" --input-type=module -e "$1"`, process.execPath, script],
    { encoding: 'utf8' },
  );
  return run.stdout.trim() || run.stderr;
}

describe('replacing a file', () => {
  test('on a disk that has room for half of it leaves the old one and says so', () => {
    const path = join(folder, 'pins');
    writeFileSync(path, 'the old verifiers');
    expect(underLimit(4, `nodeFiles.replace(${JSON.stringify(path)}, Buffer.alloc(10_000, 1))`)).toBe(
      'EFBIG',
    );
    expect(readFileSync(path, 'utf8')).toBe('the old verifiers');
    expect(underLimit(40, `nodeFiles.replace(${JSON.stringify(path)}, Buffer.alloc(10_000, 1))`)).toBe(
      'written',
    );
    expect(readFileSync(path)).toEqual(Buffer.alloc(10_000, 1));
  });

  test('keeps it from everybody but its owner', () => {
    const path = join(folder, 'secret');
    nodeFiles.replace(path, Buffer.from('x'));
    nodeFiles.overwrite(join(folder, 'anchor'), Buffer.from('x'), 0);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'anchor')).mode & 0o777).toBe(0o600);
  });
});

test('overwriting beyond what the disk takes is an error, never half a record that counts as written', () => {
  const path = join(folder, 'case-keys');
  expect(underLimit(4, `nodeFiles.overwrite(${JSON.stringify(path)}, Buffer.alloc(128, 1), 4000)`)).toBe(
    'EFBIG',
  );
  expect(underLimit(40, `nodeFiles.overwrite(${JSON.stringify(path)}, Buffer.alloc(128, 1), 4000)`)).toBe(
    'written',
  );
  expect(readFileSync(path).subarray(4000)).toEqual(Buffer.alloc(128, 1));
});

test('a file that is not there is not an error, one that cannot be read is', () => {
  expect(nodeFiles.read(join(folder, 'nothing'))).toBeUndefined();
  expect(() => nodeFiles.read(folder)).toThrow(/EISDIR/);
});

// The keys of cases: each is found again among many and after a restart, and one that was destroyed is nowhere any more.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CaseKeys } from '../../electron/keys/case-keys.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';

const WRAPPING = new Uint8Array(32).fill(7);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'case-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => new CaseKeys(nodeFiles, join(folder, 'case-keys'), WRAPPING);
const scope = (number: number) => `01935c00-0000-7000-8000-${String(number).padStart(12, '0')}`;
const hex = (key: Uint8Array | undefined) => key && Buffer.from(key).toString('hex');

test('each of many keys is its own, stays the same while more are made, and is there after a restart', () => {
  const keys = open();
  const made = Array.from({ length: 300 }, (_, number) => hex(keys.create(scope(number))));
  expect(new Set(made).size).toBe(300);
  for (const at of [keys, open()]) expect(made.map((_, number) => hex(at.get(scope(number))))).toEqual(made);
});

test('a destroyed key is gone at once and after a restart; its neighbours are not, and what was handed out before stays what it was', () => {
  const keys = open();
  const [first, second, third] = keys.createAll([scope(1), scope(2), scope(3)]).map(hex);
  const held = keys.get(scope(1));
  const file = () => readFileSync(join(folder, 'case-keys'));
  const before = file();
  keys.destroy(scope(2));
  keys.destroy(scope(2));
  expect(file().subarray(128, 256)).toEqual(Buffer.alloc(128));
  expect(file().subarray(0, 128)).toEqual(before.subarray(0, 128));
  for (const at of [keys, open()]) {
    expect(at.get(scope(2))).toBeUndefined();
    expect([hex(at.get(scope(1))), hex(at.get(scope(3)))]).toEqual([first, third]);
    expect(at.scopes()).toEqual([scope(1), scope(3)]);
  }
  expect(hex(held)).toBe(first);
  expect(second).not.toBe(first);
});

test('a file of another vault is refused', () => {
  open().create(scope(1));
  expect(() => new CaseKeys(nodeFiles, join(folder, 'case-keys'), new Uint8Array(32).fill(8))).toThrow();
});

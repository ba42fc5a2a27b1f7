// The log of this machine must never be the reason why a counter stops.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { technicalLog } from '../../electron/hosts/technical-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterguard-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('each line stands under its time, for the owner’s eyes', () => {
  const file = join(folder, 'demo.log');
  const log = technicalLog(file);
  log('first');
  log('second');
  expect(readFileSync(file, 'utf8')).toMatch(/^\S+Z first\n\S+Z second\n$/);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test('where it cannot be written the terminal hears of it and the counter goes on', () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  technicalLog(join(folder, 'not-there', 'demo.log'))('the folder is gone');
  expect(told).toHaveBeenCalledWith(expect.stringMatching(/Z the folder is gone\n$/));
  told.mockRestore();
});

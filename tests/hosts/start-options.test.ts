// What may be said on the command line, and that anything else is refused in words.
import { expect, test } from 'vitest';
import { startOptions, WrongOption } from '../../electron/hosts/start-options.ts';

test('what is not said stays as a branch would have it', () => {
  expect(startOptions(['--data', '/d'])).toEqual({
    ...{ host: undefined, dataFolder: '/d', backupFolder: undefined, port: undefined, mode: 'live' },
    ...{ signsAllWithSm2: false, json: false, show: false },
  });
});

test.each([
  ['--sm2-all', { signsAllWithSm2: true }],
  ['--drill', { mode: 'drill' }],
  ['--backups=/b', { backupFolder: '/b' }],
])('%s is understood', (option, meant) => {
  expect(startOptions([option])).toMatchObject(meant);
});

test.each([
  [['--demo', '--drill']],
  [['--port', '70000']],
  [['--host', 'safari']],
  [['--sm3']],
  [['folder']],
])('%j is refused', (args) => {
  expect(() => startOptions(args)).toThrow(WrongOption);
});

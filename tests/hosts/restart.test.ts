// How the program starts anew at night: by itself, by what keeps it up, or not at all (features.md KS8).
import { expect, test } from 'vitest';
import type { App } from '../../electron/app/build-app.ts';
import { restartsItself } from '../../electron/hosts/electron/restart.ts';

function restarted(
  returns: 'locked' | 'open' | 'unknown' | undefined,
  env: Record<string, string> = {},
): string[] {
  const done: string[] = [];
  let restart: () => void = () => done.push('nothing');
  const station = { state: { machine: { lock: returns && { return: returns } } } };
  const app = { station, restartsBy: (given: () => void) => (restart = given) } as unknown as App;
  restartsItself(app, { relaunch: () => done.push('relaunch'), quit: () => done.push('quit') }, env);
  restart();
  return done;
}

test.each(['open', 'unknown', undefined] as const)(
  'where it is %s whether anything brings it back, it comes back by itself',
  (returns) => {
    expect(restarted(returns)).toEqual(['relaunch', 'quit']);
  },
);

test('what is brought back by the system only ends: two starts would race', () => {
  expect(restarted('locked')).toEqual(['quit']);
});

test('an AppImage, whose files go with it, never ends by itself', () => {
  expect(restarted('open', { APPIMAGE: '/opt/counterguard.AppImage' })).toEqual(['nothing']);
});

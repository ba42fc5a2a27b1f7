// The page for integrators says what the protocol says: its example lines are taken, and its figures are those of the limits.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEVICES } from '../../shared/devices/device-codes.ts';
import { LIMITS, lineOf, parseSaid, RESTARTS_MS, type Told } from '../../shared/devices/protocol.ts';
import { INK_LIMITS } from '../../shared/ink/ink-limits.ts';
import { MOST_SIGNALS_IN_HOUR, SIGNAL_MS } from '../../shared/station/call-signals.ts';
import { ENDS } from '../../shared/station/device-kinds.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../shared/devices/PROTOCOL.md'), 'utf8');
const lines = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`\`\`\`json ${language}\\n([^\`]*)\`\`\``, 'g'))].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
const typesOf = (texts: readonly string[]) => texts.map((line) => (JSON.parse(line) as Told).type);

test.each(DEVICES)('every line that a program of %s is shown to say is one that is taken', (device) => {
  expect(lines(device).length).toBeGreaterThan(0);
  for (const line of lines(device)) expect(parseSaid(device, line), line).toBeDefined();
});

test('all that a pad may say is shown, and all that it is told', () => {
  const SAID = ['pong', 'fault', 'well', 'hello', 'pen', 'clear', 'done'];
  expect(new Set(typesOf(lines('pad')))).toEqual(new Set(SAID));
  const told: Record<Told['type'], true> = { start: true, ping: true, begin: true, end: true };
  expect(typesOf(lines('told'))).toEqual(Object.keys(told));
  for (const line of lines('told')) expect(lineOf(JSON.parse(line) as Told)).toBe(`${line}\n`);
});

test('all that a call signal may say beside what every program says is shown', () => {
  expect(typesOf(lines('call-signal'))).toEqual(['hello', 'call', 'call-over']);
});

test('every way in which a program is ended is explained', () => {
  for (const end of ENDS) expect(PAGE).toContain(`| \`${end}\` |`);
});

test.each<[string, string]>([
  ['the first word', `no \`hello\` within ${LIMITS.helloMs / 1000} seconds`],
  ['an answer', `no \`pong\` within ${LIMITS.pongMs / 1000} seconds`],
  ['pings', `every ${LIMITS.pingEveryMs / 1000} seconds`],
  ['lines', `more than ${LIMITS.linesPerSecond} lines a second for long; ${LIMITS.burst} at once`],
  ['a line', `longer than ${LIMITS.lineBytes} bytes`],
  ['points of a line', `at most ${LIMITS.pointsOfLine} a line`],
  [
    'ink',
    `${INK_LIMITS.strokes} strokes of ${INK_LIMITS.pointsOfStroke} points each and ${INK_LIMITS.points} points`,
  ],
  ['a signal', `sees a line for ${SIGNAL_MS / 60_000} minutes`],
  ['signals', `more than ${MOST_SIGNALS_IN_HOUR} in an hour`],
  [
    'starts',
    `after ${RESTARTS_MS.map((ms) => ms / 1000)
      .join(', ')
      .replace(/, (?=\d+$)/, ' and ')} seconds`,
  ],
])('the figure for %s is the one that holds', (_, words) => {
  expect(PAGE.replaceAll('\n', ' ')).toContain(words);
});

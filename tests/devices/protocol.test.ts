// What a device's program may say, line by line: a table of good lines and of lines that are none.
import { describe, expect, test } from 'vitest';
import type { Device } from '../../shared/devices/device-codes.ts';
import { LIMITS, lineOf, parseSaid } from '../../shared/devices/protocol.ts';
import { LineSplitter, NoLine } from '../../shared/devices/split-lines.ts';

const HELLO = { type: 'hello', protocol: 1, device: 'pad', name: '样机 P-1', widthMm: 100, heightMm: 50 };
const POINT = { x: 100, y: 200, t: 5 };
const PEN = { type: 'pen', id: 'a-1', stroke: 0, points: [POINT] };
const parse = (message: unknown, device: Device = 'pad') => parseSaid(device, JSON.stringify(message));

describe('a pad says', () => {
  test.each([
    ['who it is', HELLO],
    ['that it is there', { type: 'pong', n: 3 }],
    ['a stroke', PEN],
    ['a stroke with pressure', { ...PEN, points: [{ ...POINT, p: 1000 }] }],
    ['as many points as a line holds', { ...PEN, points: Array(LIMITS.pointsOfLine).fill(POINT) }],
    ['that it was wiped', { type: 'clear', id: 'a-1' }],
    ['that the customer has finished', { type: 'done', id: 'a-1' }],
    ['that it is unplugged', { type: 'fault', why: 'unplugged' }],
    ['that it works again', { type: 'well' }],
  ])('%s', (_, message) => {
    expect(parse(message)).toEqual(message);
  });

  test.each<[string, unknown]>([
    ['another protocol', { ...HELLO, protocol: 2 }],
    ['that it is another device', { ...HELLO, device: 'call-signal' }],
    ['a name that is a path or markup', { ...HELLO, name: '<b>' }],
    ['an area of no size', { ...HELLO, widthMm: 0 }],
    ['more than it was asked', { ...HELLO, staff: 'jia' }],
    ['a member of every object', JSON.parse('{"type":"well","__proto__":{"x":1}}')],
    ['a stroke of no page', { ...PEN, id: '' }],
    ['a page that is text', { ...PEN, id: '赵铁柱' }],
    ['a stroke of no points', { ...PEN, points: [] }],
    ['more points than a line holds', { ...PEN, points: Array(LIMITS.pointsOfLine + 1).fill(POINT) }],
    ['a stroke before the first', { ...PEN, stroke: -1 }],
    ['half a hundredth', { ...PEN, points: [{ ...POINT, x: 0.5 }] }],
    ['a point beyond any pad', { ...PEN, points: [{ ...POINT, x: 100_001 }] }],
    ['no number', { ...PEN, points: [{ ...POINT, y: null }] }],
    ['a time before its clock', { ...PEN, points: [{ ...POINT, t: -1 }] }],
    ['more than the whole pressure', { ...PEN, points: [{ ...POINT, p: 1001 }] }],
    ['what it was told', { type: 'begin', id: 'a-1', title: '请签名', form: 'ink' }],
    ['a kind that there is not', { type: 'sign' }],
    ['a list', [HELLO]],
    ['a word', 'hello'],
    ['nothing', null],
  ])('not %s', (_, message) => {
    expect(parse(message)).toBeUndefined();
  });

  test.each(['', '{', '{"type":"well"}{"type":"well"}', 'hello', '{"type":"well",}', '\u0000'])(
    'not %j, which is no object',
    (line) => {
      expect(parseSaid('pad', line)).toBeUndefined();
    },
  );

  test('a line that ends as Windows ends it', () => {
    expect(parseSaid('pad', '{"type":"well"}\r')).toEqual({ type: 'well' });
  });
});

test('a signal of calls says nothing of pens', () => {
  expect(
    parse({ type: 'hello', protocol: 1, device: 'call-signal', name: 'A' }, 'call-signal'),
  ).toBeDefined();
  expect(parse(PEN, 'call-signal')).toBeUndefined();
  expect(parse(HELLO, 'call-signal')).toBeUndefined();
});

test('a program is told one object a line, whatever the title holds', () => {
  const line = lineOf({ type: 'begin', id: 'a', title: '请\n签名\r', form: 'ink' });
  expect(line.split('\n')).toHaveLength(2);
  expect(JSON.parse(line)).toMatchObject({ title: '请\n签名\r' });
});

describe('lines', () => {
  const bytes = new TextEncoder().encode('{"name":"签字板"}\n第二行\n');

  test.each([1, 2, 3, 5, 7, bytes.length])('come whole out of pieces of %d bytes', (size) => {
    const splitter = new LineSplitter(64);
    const lines: string[] = [];
    for (let at = 0; at < bytes.length; at += size)
      lines.push(...splitter.take(bytes.subarray(at, at + size)));
    expect(lines).toEqual(['{"name":"签字板"}', '第二行']);
  });

  test('that never end are no lines, after as many bytes as a line may have', () => {
    const splitter = new LineSplitter(8);
    expect([...splitter.take(new Uint8Array(8).fill(97))]).toEqual([]);
    expect(() => [...splitter.take(new Uint8Array(1).fill(97))]).toThrow(NoLine);
  });

  test('that are too long in one piece are none, and those before them are', () => {
    const said: string[] = [];
    const take = () => {
      for (const line of new LineSplitter(4).take(new TextEncoder().encode('gut\nviel zu lang\n')))
        said.push(line);
    };
    expect(take).toThrow(NoLine);
    expect(said).toEqual(['gut']);
  });

  test.each([
    ['half a character', [0xe7, 0xad, 0x0a]],
    ['a lone surrogate', [0xed, 0xa0, 0x80, 0x0a]],
    ['an overlong slash', [0xc0, 0xaf, 0x0a]],
  ])('with %s are none', (_, line) => {
    expect(() => [...new LineSplitter(64).take(Uint8Array.from(line))]).toThrow(NoLine);
  });
});

// Rosters as somebody brings them, in these tests: invented people in tables.
const HEAD = '工号,姓名,岗位,状态';

/** @param lines as they stand under the heads */
export const rosterText = (...lines: string[]): string => [HEAD, ...lines, ''].join('\r\n');

/** The people of the parity script and one more; the teller has another role besides. */
export const ROSTER = rosterText(
  'ji,管理员己,管理员,在用',
  'jia,柜员甲,柜员、大堂经理,在用',
  'yi,大堂经理乙,大堂经理、合规,在用',
  'bing,网点负责人丙,运营主管、网点负责人,在用',
  'wu,审计戊,审计,在用',
  'ren,新来壬,柜员,在用',
);

/** A file as a window sends it. */
export const asRoster = (file: string | Uint8Array) => {
  const bytes = Buffer.from(file);
  return { bytes: bytes.length, file: bytes.toString('base64') };
};

type Steps = AsyncIterable<{ state: 'working' } | { state: 'done'; seq: number }>;

/** Reads an import to its end. @returns its last step */
export async function toItsEnd(steps: Steps | Promise<Steps>) {
  let last: { state: string; seq?: number } | undefined;
  for await (const step of await steps) last = step;
  return last;
}

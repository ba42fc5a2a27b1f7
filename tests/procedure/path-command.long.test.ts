// The command `pack-check`: what it prints, and the exit codes that a script relies on.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { packCheckCommand } from '../../electron/cli/pack-check.ts';
import { isTranslation } from '../../shared/procedure/pack-source.ts';
import { plainPack } from './plain-pack.ts';

const SAMPLE = join(import.meta.dirname, '../../assets/packs/sample');
const folder = mkdtempSync(join(tmpdir(), 'pack-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await packCheckCommand(args, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

it('the sample pack is in order: a line for each procedure and language, all together, and the time it took', async () => {
  const { code, said } = await run(SAMPLE);
  expect(code).toBe(0);
  const numbers =
    /^[A-Z]+ [^：]+：状态 [\d,]+ 个（答完的 [\d,]+ 个），答法 [\d,]+ 种，最长 \d+ 步，最短 \d+ 步。$/;
  const lines = said.split('\n');
  expect(lines.filter((line) => numbers.test(line)).length).toBe(lines.length - 6);
  expect(said).toMatch(/^REM 个人汇款：状态 .+，最长 18 步，最短 8 步。$/m);
  expect(said).toMatch(
    /\nEnglish：译好 \d+ 句，告知书 5 份；仍是中文的 0 句，告知书 0 份。\n繁體中文：译好 \d+ 句/,
  );
  expect(said).toMatch(
    /\n合计 \d+ 个流程，状态 [\d,]+ 个，答法 [\d,]+ 种。\n没有发现问题。\n用时 \d+\.\d\d 秒。$/,
  );
}, 60_000);

/** The plain pack as a folder, with a flag that nothing raises. */
function plainFolder(): void {
  const { pack, flags, outcomes, thresholds, procedures } = plainPack();
  const idle = { code: 'P9', meaning: '没有用处', weight: 'S' };
  const files = {
    'pack.json': { ...pack, menu: ['PAY'] },
    'flags.json': [...Object.values(flags), idle],
    'outcomes.json': outcomes,
    'thresholds.json': thresholds,
    'procedures/PAY.json': procedures.PAY,
    'procedures/AID.json': procedures.AID,
  };
  cpSync(SAMPLE, folder, { recursive: true });
  rmSync(join(folder, 'procedures'), { recursive: true });
  // These speak of the sample's procedures.
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file === 'retention.json' || isTranslation(file)) rmSync(join(folder, file));
  mkdirSync(join(folder, 'procedures'));
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(folder, file), JSON.stringify(content));
}

it('in JSON, counts that a number cannot hold are text', async () => {
  plainFolder();
  const { code, said } = await run(folder, '--json');
  expect(code).toBe(1);
  const report = JSON.parse(said);
  expect(report).toMatchObject({ ok: false, pack: 'sample' });
  expect(report.procedures).toMatchObject([
    { procedure: 'AID', whole: true, paths: '2', findings: [] },
    { procedure: 'PAY', whole: true, paths: '1352', findings: [] },
  ]);
  expect(report.shared).toMatchObject([{ code: 'flag-never-raised', about: 'P9' }]);
});

it('findings are said each with its code, those of all procedures once, and end with 1', async () => {
  plainFolder();
  const { code, said } = await run(folder);
  expect(code).toBe(1);
  expect(said).toContain(
    '全部流程共有：\n✗ 没有答案、矛盾或“听到了”会引出提示 P9（没有用处）。 [flag-never-raised P9]\n',
  );
  expect(said).toContain('发现 1 个问题，这个内容包不能发布。');
});

it('with examples, each outcome has a case that comes to it', async () => {
  plainFolder();
  const { said } = await run(folder, '--examples');
  const example = '例：0 元，PAY-1 self，PAY-1S seen，PAY-4 calm，PAY-7 realtime，PAY-8 ink';
  expect(said).toMatch(new RegExp(`^ {2}R0 R0：答完的状态 \\d+ 个，答法 [\\d,]+ 种\\n {4}${example}$`, 'm'));
});

it('a file that cannot be read is named with its place, and ends with 1', async () => {
  plainFolder();
  writeFileSync(join(folder, 'laws.json'), '[');
  const { code, said } = await run(folder);
  expect(code).toBe(1);
  expect(said).toContain('✗ laws.json：第 1 行：内容没有写完。');
});

it('a folder that is not there is a fault, and a command without one is a wrong use', async () => {
  const missing = join(folder, 'nowhere');
  expect(await run(missing)).toEqual({
    code: 1,
    said: `内容包不能载入，有 1 处错误：\n✗ ${missing}：内容包文件夹无法读取。`,
  });
  for (const args of [[], ['a', 'b'], [SAMPLE, '--fast']]) expect((await run(...args)).code).toBe(2);
});

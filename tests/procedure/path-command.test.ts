// The command `pack-check`: what it prints, and the exit codes that a script relies on.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { packCheckCommand } from '../../electron/cli/pack-check.ts';

const SAMPLE = join(import.meta.dirname, '../../assets/packs/sample');
const broken = mkdtempSync(join(tmpdir(), 'pack-check-'));
afterAll(() => rmSync(broken, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await packCheckCommand(args, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

it('the sample pack is in order, with its numbers and the time it took', async () => {
  const { code, said } = await run(SAMPLE);
  expect(code).toBe(0);
  expect(said).toContain('状态 21,762 个，其中答完的 690 个；完整的答法 312,523,234,284,075,264 种。');
  expect(said).toContain('最长问 18 步：REM-00 REM-01');
  expect(said).toMatch(/没有发现问题。\n用时 \d+\.\d\d 秒。$/);
});

it('in JSON, counts that a number cannot hold are text', async () => {
  const { code, said } = await run(SAMPLE, '--json');
  expect(code).toBe(0);
  const report = JSON.parse(said);
  expect(report).toMatchObject({ ok: true, pack: 'sample', shared: [] });
  expect(report.procedures[0]).toMatchObject({ procedure: 'REM', paths: '312523234284075264', findings: [] });
});

it('findings and faults end with 1, each with its place', async () => {
  cpSync(SAMPLE, broken, { recursive: true });
  writeFileSync(join(broken, 'laws.json'), '[');
  const faulty = await run(broken);
  expect(faulty.code).toBe(1);
  expect(faulty.said).toContain('✗ laws.json：第 1 行：内容没有写完。');
  cpSync(SAMPLE, broken, { recursive: true });
  const flag = { code: 'F99', meaning: '没有用处', weight: 'S' };
  const flags = JSON.parse(readFileSync(join(SAMPLE, 'flags.json'), 'utf8'));
  writeFileSync(join(broken, 'flags.json'), JSON.stringify([...flags, flag]));
  const found = await run(broken);
  expect(found.code).toBe(1);
  expect(found.said).toContain(
    '✗ 没有答案也没有“听到了”会引出提示 F99（没有用处）。 [flag-never-raised F99]',
  );
  expect(found.said).toContain('发现 1 个问题，这个内容包不能发布。');
});

it('a folder that is not there is a fault, and a command without one is a wrong use', async () => {
  const missing = join(broken, 'nowhere');
  expect(await run(missing)).toEqual({
    code: 1,
    said: `内容包不能载入，有 1 处错误：\n✗ ${missing}：内容包文件夹无法读取。`,
  });
  for (const args of [[], ['a', 'b'], [SAMPLE, '--fast']]) expect((await run(...args)).code).toBe(2);
});

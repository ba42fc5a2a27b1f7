// The command `pack-check`: walks every procedure of a content pack through all its states and says in Chinese, or in
// JSON, what is wrong with it.
import { parseArgs } from 'node:util';
import { customerTexts } from '../../shared/procedure/customer-texts.ts';
import type { Language } from '../../shared/procedure/language-schema.ts';
import type { PackFault } from '../../shared/procedure/pack-faults.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { checkPack, type PackReport, type PathReport } from '../../shared/procedure/path-check.ts';
import type { Walk } from '../../shared/procedure/path-explore.ts';
import type { Finding } from '../../shared/procedure/path-findings.ts';
import { loadPackFolder } from '../services/packs.ts';

const USAGE = '用法：cli pack-check <内容包文件夹> [--examples] [--json]';

interface Wanted {
  readonly folder: string;
  /** With the steps of the longest and shortest case, and a case for each outcome. */
  readonly examples: boolean;
  readonly json: boolean;
}

/**
 * @param args what stands behind `pack-check`
 * @param print takes one or several lines, without the last line feed
 * @returns the exit code: 0 nothing is wrong, 1 the pack has faults or findings, 2 the command was not understood
 */
export async function packCheckCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const wanted = understand(args);
  if (!wanted) {
    print(USAGE);
    return 2;
  }
  const began = performance.now();
  const loaded = loadPackFolder(wanted.folder);
  if (!loaded.ok) {
    print(wanted.json ? toJson({ ok: false, faults: loaded.faults }) : describeFaults(loaded.faults));
    return 1;
  }
  const report = checkPack(loaded.pack);
  const milliseconds = Math.round(performance.now() - began);
  const ok = countFindings(report) === 0;
  print(
    wanted.json
      ? toJson({ ok, milliseconds, pack: loaded.pack.pack.id, version: loaded.pack.pack.version, ...report })
      : describe(loaded.pack, report, milliseconds, wanted.examples),
  );
  return ok ? 0 : 1;
}

function understand(args: readonly string[]): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { examples: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    const [folder] = positionals;
    return folder === undefined || positionals.length > 1 ? undefined : { folder, ...values };
  } catch {
    // The parser's own words are English; the usage says what it missed.
    return undefined;
  }
}

const countFindings = ({ shared, procedures }: PackReport): number =>
  procedures.reduce((sum, { findings }) => sum + findings.length, shared.length);

/** Counts beyond 2⁵³ are written as text, maps as objects and sets as lists. */
function toJson(value: unknown): string {
  return JSON.stringify(
    value,
    (_, item: unknown) => {
      if (typeof item === 'bigint') return item.toString();
      if (item instanceof Map) return Object.fromEntries(item);
      return item instanceof Set ? [...item] : item;
    },
    2,
  );
}

function describeFaults(faults: readonly PackFault[]): string {
  return [
    `内容包不能载入，有 ${faults.length} 处错误：`,
    ...faults.map(
      ({ file, path, reason }) => `✗ ${[file, path].filter((part) => part !== '').join(' ')}：${reason}`,
    ),
  ].join('\n');
}

const describeFinding = ({ code, about, sentence }: Finding): string => `✗ ${sentence} [${code} ${about}]`;

function describe(pack: Pack, report: PackReport, milliseconds: number, examples: boolean): string {
  const { name, id, version } = pack.pack;
  const { procedures, shared } = report;
  const findings = countFindings(report);
  const states = procedures.reduce((sum, one) => sum + one.states, 0);
  const paths = procedures.reduce((sum, one) => sum + one.paths, 0n);
  return [
    `${name}（${id} ${version}）`,
    ...procedures.flatMap((one) => [
      describeProcedure(one),
      ...(examples ? describeExamples(one) : []),
      ...one.findings.map(describeFinding),
    ]),
    ...Object.values(pack.languages ?? {}).map((language) => describeLanguage(pack, language)),
    ...(shared.length > 0 ? ['全部流程共有：', ...shared.map(describeFinding)] : []),
    `合计 ${procedures.length} 个流程，状态 ${marked(states)} 个，答法 ${marked(paths)} 种。`,
    findings === 0 ? '没有发现问题。' : `发现 ${findings} 个问题，这个内容包不能发布。`,
    `用时 ${(milliseconds / 1000).toFixed(2)} 秒。`,
  ].join('\n');
}

const marked = (count: number | bigint): string => count.toLocaleString('zh-CN');

/** A language may leave some of it in Chinese; whoever publishes the pack should know how much. */
function describeLanguage(pack: Pack, { name, sentences, notices }: Language): string {
  const texts = [...customerTexts(pack).keys()];
  const left = texts.filter((text) => !Object.hasOwn(sentences, text)).length;
  const [own, all] = [Object.keys(notices).length, Object.keys(pack.notices).length];
  return `${name}：译好 ${marked(texts.length - left)} 句，告知书 ${own} 份；仍是中文的 ${left} 句，告知书 ${all - own} 份。`;
}

function describeProcedure({ procedure, name, whole, ...numbers }: PathReport): string {
  if (!whole) return `${procedure} ${name}：没有走完，所以没有数字。`;
  const { states, ends, paths, longest, shortest } = numbers;
  return `${procedure} ${name}：状态 ${marked(states)} 个（答完的 ${marked(ends)} 个），答法 ${marked(paths)} 种，最长 ${longest.length} 步，最短 ${shortest.length} 步。`;
}

function describeExamples({ longest, shortest, outcomes }: PathReport): string[] {
  return [
    `  最长：${longest.join(' ')}`,
    `  最短：${shortest.join(' ')}`,
    ...outcomes.flatMap(({ code, name, states, paths, example }) => [
      `  ${code} ${name}：答完的状态 ${marked(states)} 个，答法 ${marked(paths)} 种`,
      `    例：${describeWalk(example)}`,
    ]),
  ];
}

function describeWalk({ record, asked }: Walk): string {
  return [
    `${marked(record.amountFen / 100)} 元`,
    ...(record.sameName ? ['同名'] : []),
    ...(record.overHalf ? ['过半'] : []),
    ...asked.map(({ step, options }) => `${step} ${options.join('+')}`),
    ...record.standing.map((flag) => `另有 ${flag}`),
    ...[...record.timers].map((timer) => `计时 ${timer} 到`),
  ].join('，');
}

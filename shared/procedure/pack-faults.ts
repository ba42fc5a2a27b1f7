// What is wrong with a content pack, in sentences that a bank's own staff can act on; turns zod's issues into them.
import type { z } from 'zod';

export interface PackFault {
  /** Path of the file inside the pack; empty where the pack as a whole is meant. */
  readonly file: string;
  /** Place in the file, such as `steps[3].groups[0].options[2].label`; empty where the file as a whole is meant. */
  readonly path: string;
  /** A plain Chinese sentence. */
  readonly reason: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const KINDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  array: '列表',
  object: '一组名称和内容',
};

/** A place in a file as faults name it: `steps[3].say`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function sizeReason(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const small = issue.code === 'too_small';
  const limit = String(small ? issue.minimum : issue.maximum);
  if (issue.origin === 'array') return small ? `至少要有 ${limit} 项。` : `最多 ${limit} 项。`;
  if (issue.origin === 'string') return small ? '不能为空。' : `最多 ${limit} 个字。`;
  return small ? `不能小于 ${limit}。` : `不能大于 ${limit}。`;
}

function reasonOf(issue: Issue, value: unknown): string {
  if (value === undefined) return '缺少这一项。';
  switch (issue.code) {
    case 'invalid_type':
      return `这里应当是${KINDS[issue.expected] ?? '别的内容'}。`;
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}。`;
    case 'too_small':
    case 'too_big':
      return sizeReason(issue);
    case 'unrecognized_keys':
      return `不认识的内容：${issue.keys.join('、')}。`;
    case 'invalid_format':
      return issue.format === 'date' ? '日期要写成 2026-01-31 这样，并且确有这一天。' : issue.message;
    default:
      return '这里的写法不在允许的范围内。';
  }
}

/** Of a union's branches, the only one whose names fit what was written: its issues are the ones worth telling. */
function meantBranch(errors: readonly Issue[][], value: unknown): Issue[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const meant = errors.filter((issues) =>
    issues.every(
      (issue) =>
        issue.path.length > 0 && (issue.path.length > 1 || Object.hasOwn(value, issue.path[0] ?? '')),
    ),
  );
  return meant.length === 1 ? meant[0] : undefined;
}

/** @param root what was checked, to tell a missing thing from a wrong one */
export function faultsOf(
  file: string,
  root: unknown,
  issues: readonly Issue[],
  under: Path = [],
): PackFault[] {
  return issues.flatMap((issue) => {
    const path = [...under, ...issue.path];
    const value = valueAt(root, path);
    const meant = issue.code === 'invalid_union' && meantBranch(issue.errors, value);
    if (meant) return faultsOf(file, root, meant, path);
    return [{ file, path: pathText(path), reason: reasonOf(issue, value) }];
  });
}

/** Reports a fault at a path inside one file. */
export type Report = (path: string, reason: string) => void;
type Coded = { readonly code: string };

export function checkUnique(list: readonly Coded[], path: string, report: Report): void {
  const seen = new Set<string>();
  list.forEach((item, index) => {
    if (seen.has(item.code)) report(`${path}[${index}].code`, `编号 ${item.code} 重复。`);
    seen.add(item.code);
  });
}

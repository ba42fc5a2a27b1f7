// The auditors' list of every kind of entry, as the appendix of FORMAT.md: written from the catalogue, never by hand.
import { z } from 'zod';
import { ROLE_NAMES } from '../words/roles.ts';
import { catalogue } from './catalogue.ts';
import type { KindDefinition } from './kind-definition.ts';

/** What JSON Schema says of the few shapes that bodies and private parts are made of. */
interface Shape {
  type?: string;
  enum?: readonly string[];
  const?: string;
  items?: Shape;
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
}

const ACTORS: Record<KindDefinition['by'][number], string> = {
  ...ROLE_NAMES,
  customer: '客户',
  system: '程序',
};

const TYPES: Record<string, string> = { integer: '整数', string: '文字', boolean: '是否' };

function typeOf(shape: Shape): string {
  if (shape.enum) return shape.enum.join('／');
  if (shape.const !== undefined) return shape.const;
  if (shape.items) return `[${typeOf(shape.items)}]`;
  if (shape.properties) return `{${Object.keys(shape.properties).join(', ')}}`;
  const type = TYPES[shape.type ?? ''];
  if (!type) throw new RangeError(`no word for ${JSON.stringify(shape)}`);
  return type;
}

/** Members with their types; `?` where one may be absent. */
function membersOf(schema: z.ZodObject): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema) as Shape;
  const members = Object.entries(properties).map(
    ([name, shape]) => `\`${name}\`${required.includes(name) ? '' : '?'} ${typeOf(shape)}`,
  );
  return members.join('；') || '—';
}

function rowOf([kind, { sentence, by, body, private: hidden, alwaysExported }]: [
  string,
  KindDefinition,
]): string {
  const who = by.map((actor) => ACTORS[actor]).join('、');
  const cells = [
    `\`${kind}\``,
    sentence,
    who,
    membersOf(body),
    membersOf(hidden),
    alwaysExported ? '是' : '',
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** The whole appendix, from its heading to its last line feed. Kinds stand in the order of the catalogue: station first, then case. */
export function catalogueDocument(): string {
  const heading = [
    '## Appendix: the catalogue of this version',
    '',
    'Generated from the catalogue in the code; a test keeps it fresh. 附录：本版本的记录种类。`?` 表示可以没有；“私有”一栏只在承诺值之后，可以随案件密钥一起销毁。',
    '',
    '| kind | 说明 | 由谁产生 | body | 私有 private | 每次导出都有 |',
    '|---|---|---|---|---|---|',
    '',
  ].join('\n');
  return heading + Object.entries(catalogue).map(rowOf).join('');
}

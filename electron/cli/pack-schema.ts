// The command `pack-schema`: writes the JSON Schema of each file of a content pack, made from the definitions, for an editor to help with.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { schemas } from '../../shared/procedure/pack-schema.ts';

const USAGE = '用法：cli pack-schema <文件夹>';

/** The file in a pack that each definition is of; notices and papers are Markdown. */
const OF_FILE: Readonly<Record<string, keyof typeof schemas>> = {
  pack: 'packFile',
  procedure: 'procedure',
  flags: 'flags',
  outcomes: 'outcomes',
  thresholds: 'thresholds',
  laws: 'laws',
  terms: 'terms',
  scams: 'scams',
  cases: 'cases',
  contacts: 'contacts',
  retention: 'retention',
  language: 'language',
};

/** @returns the exit code: 0 written, 2 the command was not understood */
export async function packSchemaCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const [folder, ...more] = args;
  if (folder === undefined || folder.startsWith('-') || more.length > 0) {
    print(USAGE);
    return 2;
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, definition] of Object.entries(OF_FILE)) {
    const schema = z.toJSONSchema(schemas[definition], { io: 'input' });
    writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
  print(`已写入 ${Object.keys(OF_FILE).length} 个文件到 ${folder}。`);
  return 0;
}

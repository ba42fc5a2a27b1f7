// The command line: start, verify, demo, restore and its drill, and what head office needs for its content packs and stations. Each command is a file of its own, loaded when it is asked for.
import { sentenceFor } from './hosts/start-options.ts';

type Command = (args: readonly string[], print: (line: string) => void) => Promise<number>;

const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./cli/start.ts')).startCommand,
  verify: async () => {
    const { verifyCommand } = await import('./cli/verify.ts');
    return (args, print) => verifyCommand([...args], print);
  },
  demo: async () => (await import('./cli/demo.ts')).demoCommand,
  restore: async () => (await import('./cli/restore.ts')).restoreCommand,
  'drill-restore': async () => (await import('./cli/drill-restore.ts')).drillRestoreCommand,
  'pack-check': async () => (await import('./cli/pack-check.ts')).packCheckCommand,
  'pack-key': async () => (await import('./cli/head-office.ts')).packKeyCommand,
  'pack-sign': async () => (await import('./cli/head-office.ts')).packSignCommand,
  'settings-sign': async () => (await import('./cli/settings-sign.ts')).settingsSignCommand,
  'update-sign': async () => (await import('./cli/update-sign.ts')).updateSignCommand,
  'station-enrol': async () => (await import('./cli/head-office.ts')).stationEnrolCommand,
  'electron-get': async () => {
    const { electronGetCommand } = await import('./cli/electron-get.ts');
    return (_args, print) => electronGetCommand(print);
  },
  'pack-schema': async () => (await import('./cli/pack-schema.ts')).packSchemaCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const load = COMMANDS[name];

async function run(): Promise<number> {
  if (!load) {
    process.stderr.write(`用法：cli ${Object.keys(COMMANDS).join(' | ')}\n`);
    return 2;
  }
  try {
    return await (await load())(args, (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    const sentence = sentenceFor(error);
    if (!sentence) throw error;
    process.stderr.write(`${sentence}\n`);
    return 1;
  }
}

process.exitCode = await run();

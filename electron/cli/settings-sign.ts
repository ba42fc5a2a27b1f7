// `settings-sign`: head office's side of the settings file. Signs a JSON file of settings into one text that a station takes from a file or a QR
// code. Run where the key is kept, not at a branch.
import { readFileSync, writeFileSync } from 'node:fs';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { LONGEST_SETTINGS, parseSettings, signSettings } from '../../shared/station/settings-file.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { signAs, understand } from './signing-command.ts';

const USAGE = `用法：cli settings-sign <参数.json> --key <密钥文件> --origin <银行/总行> --out <文件.cgsettings>
参数.json 例：{"v":1,"product":"counterguard","number":1,"settings":{"idleLockMinutes":5,"helpPhone":"0571-5555 0199","restartHour":3}}`;

interface Wanted {
  path: string;
  key: string;
  origin: string;
  out: string;
}

function wantedOf(args: readonly string[]): Wanted | undefined {
  const wanted = understand(args, ['key', 'origin', 'out']);
  return wanted?.path && wanted.key && wanted.out ? wanted : undefined;
}

function sign({ path, origin, out }: Wanted, signer: NoteSigner, print: (line: string) => void): number {
  let given: ReturnType<typeof parseSettings>;
  try {
    given = parseSettings(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const note = given && signSettings(nodeCrypto, given, origin, signer);
  if (!note || note.length > LONGEST_SETTINGS) {
    print(`${path} 里不是柜台能用的参数。\n${USAGE}`);
    return 1;
  }
  writeFileSync(out, note, { flag: 'wx' });
  print(`已签名，写入 ${out}：第 ${given?.number} 号参数文件。`);
  return 0;
}

/** @returns 0 signed, 1 not, 2 the command was not understood */
export async function settingsSignCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  return signAs(wantedOf(args), USAGE, print, sign);
}

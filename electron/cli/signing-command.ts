// What every command of head office that signs has in common: how it is asked, how head office is named, and its key. Run where the key is kept,
// not at a branch.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { packKeyName } from '../../shared/procedure/signed-pack.ts';
import { ed25519Signer } from '../keys/ed25519.ts';

/** How a head office is named: `bank/head-office`. */
export const ORIGIN = /^[a-z0-9.-]{1,16}\/[a-z0-9.-]{1,16}$/;
const PEM = /^-----BEGIN PRIVATE KEY-----\n([A-Za-z0-9+/=\n]+)\n-----END PRIVATE KEY-----\n$/;

/** The one argument and the options of a command, or undefined where it was not understood. */
export function understand<K extends string>(args: readonly string[], options: readonly K[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(options.map((name) => [name, { type: 'string' as const }])),
    });
    const [path] = positionals;
    const given = values as Partial<Record<K, string>>;
    const isWhole = positionals.length === 1 && options.every((name) => given[name] !== undefined);
    return isWhole && path !== undefined ? { path, ...(given as Record<K, string>) } : undefined;
  } catch {
    // The parser's own words are English; the usage says what it missed.
    return undefined;
  }
}

/** Undefined where the file holds no key of ours. @throws the file system's errors */
function signerFrom(file: string, origin: string): NoteSigner | undefined {
  const pem = PEM.exec(readFileSync(file, 'utf8'));
  if (!pem?.[1]) return undefined;
  try {
    return ed25519Signer(packKeyName(origin), Buffer.from(pem[1], 'base64'));
  } catch {
    // What stands between the lines is not a key, or of another kind.
    return undefined;
  }
}

/**
 * @param wanted what was asked for, undefined where that was not understood
 * @returns the exit code: that of `sign`; 1 where there is no key or a file cannot be read or written, 2 where it was not understood; it is said
 */
export function signAs<W extends { key: string; origin: string }>(
  wanted: W | undefined,
  usage: string,
  print: (line: string) => void,
  sign: (wanted: W, signer: NoteSigner, print: (line: string) => void) => number,
): number {
  if (!wanted || !ORIGIN.test(wanted.origin)) {
    print(usage);
    return 2;
  }
  const { key, origin } = wanted;
  try {
    const signer = signerFrom(key, origin);
    if (signer) return sign(wanted, signer, print);
    print(`${key} 不是 pack-key 生成的密钥文件。`);
    return 1;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    print(`文件不能读或写：${error.message}`);
    return 1;
  }
}

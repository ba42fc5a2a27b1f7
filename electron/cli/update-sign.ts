// `update-sign`: head office's side of a program update. Wraps an installer and its signed manifest into one .cgupdate file. Run where the key is
// kept, not at a branch.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { crc32 } from 'node:zlib';
import {
  ARCHITECTURES,
  type INSTALLERS,
  PLATFORMS,
  signUpdate,
  UPDATE_ENDING,
  type UpdateManifest,
} from '../../shared/station/update-file.ts';
import { compareVersions, isVersion } from '../../shared/station/versions.ts';
import { writeWhole } from '../keys/durable-files.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { ORIGIN, orFileTrouble, signerFrom } from './head-office.ts';

const USAGE =
  '用法：cli update-sign <安装文件 .exe 或 .deb> --key <密钥文件> --origin <银行/总行> --version 0.2.0 --back-to 0.1.0 --platform win32|linux --arch x64|arm64 --out <更新文件.cgupdate>';

const KINDS: Record<string, (typeof INSTALLERS)[number]> = { '.exe': 'nsis', '.deb': 'deb' };

interface Wanted extends Pick<UpdateManifest, 'version' | 'backTo' | 'platform' | 'arch' | 'kind'> {
  installer: string;
  key: string;
  origin: string;
  out: string;
}

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | undefined =>
  known.find((one) => one === text);

function understand(args: readonly string[]): Wanted | undefined {
  const string = { type: 'string' as const };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ key: string, origin: string, version: string, 'back-to': string },
        ...{ platform: string, arch: string, out: string },
      },
    });
    const [installer, ...more] = positionals;
    const { key, origin, version, 'back-to': backTo, out } = values;
    const [platform, arch] = [oneOf(PLATFORMS, values.platform), oneOf(ARCHITECTURES, values.arch)];
    const kind = KINDS[extname(installer ?? '')];
    if (!installer || more.length > 0 || !kind || !platform || !arch || !key || !origin || !version)
      return undefined;
    if (!backTo || !out?.endsWith(UPDATE_ENDING) || !ORIGIN.test(origin)) return undefined;
    if (![version, backTo].every(isVersion) || compareVersions(backTo, version) > 0) return undefined;
    if ((kind === 'nsis') !== (platform === 'win32')) return undefined;
    return { installer, key, origin, version, backTo, platform, arch, kind, out };
  } catch {
    // The parser's own words are English; the usage says what it missed.
    return undefined;
  }
}

/** Whole or not at all; an existing file is never overwritten. */
function writeNew(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'wx', 0o644);
  try {
    for (const piece of pieces) writeWhole(file, piece, null);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function sign({ installer, key, origin, out, ...about }: Wanted, print: (line: string) => void): number {
  const signer = signerFrom(key, origin);
  if (!signer) {
    print(`${key} 不是 pack-key 生成的密钥文件。`);
    return 1;
  }
  const bytes = readFileSync(installer);
  const path = `installer${extname(installer)}`;
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  const part = { path, bytes: bytes.length, crc32: crc32(bytes), sha256 };
  const manifest: UpdateManifest = {
    v: 1,
    product: 'counterguard',
    ...about,
    installer: path,
    parts: [part],
  };
  const pieces = signUpdate(nodeCrypto, manifest, origin, signer);
  writeNew(
    out,
    pieces.map((piece) => (piece.as === 'given' ? piece.bytes : bytes)),
  );
  print(
    `已签名，写入 ${out}：${about.version}，${about.platform} ${about.arch}，最早可退回 ${about.backTo}。`,
  );
  print(`安装文件 SHA-256：${Buffer.from(sha256, 'base64').toString('hex')}`);
  return 0;
}

/** @returns 0 signed, 1 not, 2 the command was not understood */
export async function updateSignCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const wanted = understand(args);
  if (!wanted) {
    print(USAGE);
    return 2;
  }
  return orFileTrouble(() => sign(wanted, print), print);
}

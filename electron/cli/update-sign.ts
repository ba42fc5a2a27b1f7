// `update-sign`: head office's side of a program update. Wraps an installer and its signed manifest into one .cgupdate file. Run where the key is
// kept, not at a branch.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
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
import { signAs, understand } from './signing-command.ts';

const USAGE =
  '用法：cli update-sign <安装文件 .exe 或 .deb> --key <密钥文件> --origin <银行/总行> --version 0.2.0 --back-to 0.1.0 --platform win32|linux --arch x64|arm64 --out <更新文件.cgupdate>';

const KINDS: Record<string, (typeof INSTALLERS)[number]> = { '.exe': 'nsis', '.deb': 'deb' };

interface Wanted extends Pick<UpdateManifest, 'version' | 'backTo' | 'platform' | 'arch' | 'kind'> {
  installer: string;
  key: string;
  origin: string;
  out: string;
}

const oneOf = <T extends string>(known: readonly T[], text: string): T | undefined =>
  known.find((one) => one === text);

function wantedOf(args: readonly string[]): Wanted | undefined {
  const given = understand(args, ['key', 'origin', 'version', 'back-to', 'platform', 'arch', 'out']);
  if (!given) return undefined;
  const { path: installer, key, origin, version, 'back-to': backTo, out } = given;
  const [platform, arch] = [oneOf(PLATFORMS, given.platform), oneOf(ARCHITECTURES, given.arch)];
  const kind = KINDS[extname(installer)];
  if (!kind || !platform || !arch || !key || !out.endsWith(UPDATE_ENDING)) return undefined;
  if (![version, backTo].every(isVersion) || compareVersions(backTo, version) > 0) return undefined;
  if ((kind === 'nsis') !== (platform === 'win32')) return undefined;
  return { installer, key, origin, version, backTo, platform, arch, kind, out };
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

function sign(
  { installer, key: _, origin, out, ...about }: Wanted,
  signer: NoteSigner,
  print: (line: string) => void,
): number {
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
  return signAs(wantedOf(args), USAGE, print, sign);
}

// Update files as head office makes them, and as nobody should: an installer of random-looking bytes, the signed manifest in front.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { signUpdate, type UpdateManifest } from '../../shared/station/update-file.ts';
import { ORIGIN, SIGNER } from './head-office.ts';

/** Larger than what is read at once, so that the pieces are put together too. */
export const installerOf = (version: string): Buffer => {
  const seed = createHash('sha256').update(version).digest();
  return Buffer.concat(Array.from({ length: 40_000 }, () => seed));
};

export const partOf = (path: string, bytes: Buffer) => ({
  ...{ path, bytes: bytes.length, crc32: crc32(bytes) },
  sha256: createHash('sha256').update(bytes).digest('base64'),
});

/** @param change of what is signed */
export function updateFile(
  version: string,
  change: Partial<UpdateManifest> = {},
  signer = SIGNER,
  origin = ORIGIN,
): Buffer {
  const installer = installerOf(version);
  const manifest: UpdateManifest = {
    ...{
      v: 1,
      product: 'counterguard',
      version,
      backTo: '0.1.0',
      platform: 'linux',
      arch: 'x64',
      kind: 'deb',
    },
    ...{ installer: 'installer.deb', parts: [partOf('installer.deb', installer)] },
    ...change,
  };
  const pieces = signUpdate(nodeCrypto, manifest, origin, signer);
  return Buffer.concat(pieces.map((piece) => (piece.as === 'given' ? piece.bytes : installer)));
}

/** @returns the input that names the file */
export function brought(folder: string, bytes: Uint8Array, file = '更新.cgupdate') {
  writeFileSync(join(folder, file), bytes);
  return { folder, file };
}

/** Which files a bundle holds (section 7), named once for the writer and the verifier. */
import { toHex } from './base64.ts';

export const README = 'README.md';
export const CHECKPOINT = 'checkpoint';
export const LEAVES = 'leaves.bin';
export const ENTRIES = 'entries.jsonl';
export const DISCLOSURES = 'disclosures.jsonl';
export const IDENTITY_VKEYS = 'keys/identity.vkey';
export const IDENTITY_ED25519_PEM = 'keys/identity.ed25519.pem';
export const IDENTITY_SM2_PEM = 'keys/identity.sm2.pem';
export const MANIFEST = 'manifest.json';
export const MANIFEST_NOTE = 'manifest.note';

/** Always there. The SM2 key file joins them where the identity declares SM2. */
export const REQUIRED_FILES: readonly string[] = [
  README,
  CHECKPOINT,
  LEAVES,
  ENTRIES,
  DISCLOSURES,
  IDENTITY_VKEYS,
  IDENTITY_ED25519_PEM,
  MANIFEST,
  MANIFEST_NOTE,
];

export type LargeThing = 'notice' | 'ink' | 'pack';

const LARGE_THINGS: Record<LargeThing, readonly [folder: string, ending: string]> = {
  notice: ['notices/', '.md'],
  ink: ['ink/', '.json'],
  pack: ['packs/', '.json'],
};

/** Where a large thing lies in a bundle; its name is its hash in hex. */
export function largeThingPath(thing: LargeThing, sha256: Uint8Array): string {
  const [folder, ending] = LARGE_THINGS[thing];
  return `${folder}${toHex(sha256)}${ending}`;
}

/** Which large thing a path stands for; `hash` is lower-case hex, or `undefined` where the name is no hash. */
export function parseLargeThingPath(
  path: string,
): { thing: LargeThing; hash: string | undefined } | undefined {
  for (const thing of ['notice', 'ink', 'pack'] as const) {
    const [folder, ending] = LARGE_THINGS[thing];
    if (!path.startsWith(folder)) continue;
    const name = path.slice(folder.length, -ending.length);
    return { thing, hash: path.endsWith(ending) && /^[0-9a-f]{64}$/.test(name) ? name : undefined };
  }
  return undefined;
}

// Further ways to a station's wrapping key, for the day on which the host's own slot does not open (a broken key store, another machine):
// a recovery key on sealed paper, and a passphrase. Each lies in a slot of its own beside the host's.
import { createHash, hkdfSync, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bech32m } from '@scure/base';
import { passphraseOf, SPARE_KINDS, type SpareKind } from '../../shared/words/spare-keys.ts';
import type { DurableFiles } from './durable-files.ts';
import { seal, unseal } from './sealed-box.ts';

/** 128 random bits need no slow derivation. */
const RECOVERY_BYTES = 16;
const PREFIX = 'cg';
/** OWASP's figure for scrypt where it guards what can be tried without us: 128 MiB a try. */
const COST = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const SALT = 16;
const ID_BYTES = 4;

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);
const purpose = (kind: SpareKind): string => `counterguard/slot/${kind}`;
const slotFile = (folder: string, kind: SpareKind): string => join(folder, `slot-${kind}`);

/** What was typed cannot be a key at all: a checksum says that a character is wrong. */
export class Mistyped extends Error {}

/** 128 bits as bech32m (BIP 350), which notices up to four wrong characters: `CG1…`, 35 characters. */
const recoveryText = (bytes: Uint8Array): string => bech32m.encodeFromBytes(PREFIX, bytes).toUpperCase();

/** Blanks, hyphens and case do no harm: it was typed from paper. @throws Mistyped */
function recoveryBytes(typed: string): Uint8Array {
  try {
    const { prefix, bytes } = bech32m.decodeToBytes(typed.replaceAll(/[\s-]/g, '').toLowerCase());
    if (prefix !== PREFIX || bytes.length !== RECOVERY_BYTES) throw new Error(`a key of ${prefix}`);
    return bytes;
  } catch (error) {
    throw new Mistyped('not a recovery key', { cause: error });
  }
}

async function keyOf(kind: SpareKind, typed: string, salt: Uint8Array): Promise<Uint8Array> {
  if (kind === 'passphrase') return derive(passphraseOf(typed), salt, 32, COST);
  return new Uint8Array(hkdfSync('sha256', recoveryBytes(typed), salt, purpose(kind), 32));
}

/** 8 hex digits that name a slot, so that a paper can be told from an older one without trying it. */
const idOf = (slot: Uint8Array): string =>
  createHash('sha256').update(slot).digest().subarray(0, ID_BYTES).toString('hex');

export interface Spare {
  id: string;
  /** Puts the slot in its place: the one before it opens nothing any more. */
  keep(): void;
}

export const newRecoveryKey = (): string => recoveryText(randomBytes(RECOVERY_BYTES));

/** A slot that is not in its place yet, so that what is sealed about it comes first. */
export async function makeSpare(
  files: DurableFiles,
  folder: string,
  wrappingKey: Uint8Array,
  { kind, key }: { kind: SpareKind; key: string },
): Promise<Spare> {
  const salt = randomBytes(SALT);
  const slot = Buffer.concat([salt, seal(await keyOf(kind, key, salt), purpose(kind), wrappingKey)]);
  return { id: idOf(slot), keep: () => files.replace(slotFile(folder, kind), slot) };
}

/** The kinds of which there is a slot. */
export const sparesIn = (files: DurableFiles, folder: string): SpareKind[] =>
  SPARE_KINDS.filter((kind) => files.read(slotFile(folder, kind)) !== undefined);

/**
 * The wrapping key behind a spare key, and which slot it was.
 * @returns undefined where there is no such slot, or the key is not its key
 * @throws Mistyped
 */
export async function openSpare(
  files: DurableFiles,
  folder: string,
  { kind, key }: { kind: SpareKind; key: string },
): Promise<{ id: string; wrappingKey: Uint8Array } | undefined> {
  const slot = files.read(slotFile(folder, kind));
  if (!slot) return undefined;
  const secret = await keyOf(kind, key, slot.subarray(0, SALT));
  try {
    return { id: idOf(slot), wrappingKey: unseal(secret, purpose(kind), slot.subarray(SALT)) };
  } catch (error) {
    // Any other key, or a changed slot, fails authentication; nothing else can happen here.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

// The private keys of a ledger day, in one wrapped file for each day. Two files take turns, so that the next day's keys are on the disk
// before the present day ends, and the present day's are destroyed after (format section 4). They are never backed up.
import { join } from 'node:path';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { encodeVkey } from '../../shared/ledger/vkey.ts';
import type { DurableFiles } from './durable-files.ts';
import { ed25519Signer, newEd25519 } from './ed25519.ts';
import { nodeCrypto } from './node-crypto.ts';
import { seal, unseal } from './sealed-box.ts';
import { newSm2, sm2Signer } from './sm2.ts';

/** The keys that sign one note: Ed25519, then SM2. */
export type Signers = readonly [ed25519: NoteSigner, sm2: NoteSigner];

/** A key as the ledger declares it. */
export const vkeyOf = ({ name, type, publicKey }: NoteSigner): string =>
  encodeVkey(nodeCrypto, name, type, publicKey);

const SLOTS = ['day-a', 'day-b'] as const;
type Slot = (typeof SLOTS)[number];

const purpose = (slot: Slot): string => `counterguard/vault/${slot}`;

interface Secrets {
  /** b64 of PKCS #8. */
  ed25519: string;
  /** b64 of 32 bytes. */
  sm2: string;
}

export class DayKeys {
  readonly #files: DurableFiles;
  readonly #folder: string;
  readonly #wrappingKey: Uint8Array;

  constructor(files: DurableFiles, folder: string, wrappingKey: Uint8Array) {
    this.#files = files;
    this.#folder = folder;
    this.#wrappingKey = wrappingKey;
  }

  /** @param day vkeys as the ledger declares them  @returns undefined where neither file holds these keys */
  signers(origin: string, day: readonly string[]): Signers | undefined {
    const slot = this.#slotOf(origin, day);
    return slot && this.#open(slot, origin);
  }

  /**
   * Makes the keys of another day and returns when they are on the disk.
   * @param present vkeys of the day that must be kept; none where the log is new
   */
  create(origin: string, present: readonly string[]): Signers {
    const slot = this.#slotOf(origin, present) === 'day-a' ? 'day-b' : 'day-a';
    const [ed25519, sm2] = [newEd25519(), newSm2()];
    // Keys that could not be destroyed when their day ended are destroyed now at the latest.
    this.#files.destroy(join(this.#folder, slot));
    const secrets: Secrets = { ed25519: textOf(ed25519), sm2: textOf(sm2) };
    const bytes = Buffer.from(JSON.stringify(secrets), 'utf8');
    this.#files.replace(join(this.#folder, slot), seal(this.#wrappingKey, purpose(slot), bytes));
    return [ed25519Signer(origin, ed25519), sm2Signer(origin, sm2)];
  }

  /** Overwrites and removes the keys of every other day, also of one that a cut left half made or half destroyed. */
  destroyAllBut(origin: string, day: readonly string[]): void {
    const kept = this.#slotOf(origin, day);
    // Where the keys that must stay are not found, nothing is known well enough to destroy anything.
    if (!kept) return;
    for (const slot of SLOTS.filter((each) => each !== kept)) {
      this.#files.destroy(join(this.#folder, `${slot}.new`));
      this.#files.destroy(join(this.#folder, slot));
    }
  }

  #slotOf(origin: string, day: readonly string[]): Slot | undefined {
    return SLOTS.find((slot) => this.#open(slot, origin)?.map(vkeyOf).join() === day.join());
  }

  /** A file that does not open holds no day: a cut while it was being destroyed leaves such a one. */
  #open(slot: Slot, origin: string): Signers | undefined {
    const box = this.#files.read(join(this.#folder, slot));
    if (!box) return undefined;
    const secrets = opened(this.#wrappingKey, slot, box);
    return (
      secrets && [ed25519Signer(origin, bytesOf(secrets.ed25519)), sm2Signer(origin, bytesOf(secrets.sm2))]
    );
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64');

function opened(wrappingKey: Uint8Array, slot: Slot, box: Uint8Array): Secrets | undefined {
  try {
    return JSON.parse(unseal(wrappingKey, purpose(slot), box).toString('utf8'));
  } catch {
    return undefined;
  }
}

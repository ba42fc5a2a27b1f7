// The secrets of one station: database key, identity keys, day keys, key for keyed hashes, PIN verifiers. Each lies wrapped in a file
// of its own beside the log, under one wrapping key that the host protects.
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { identityName } from '../../shared/ledger/origin.ts';
import type { SpareKind } from '../../shared/words/spare-keys.ts';
import { CaseKeys } from './case-keys.ts';
import { DayKeys, type Signers } from './day-keys.ts';
import type { DurableFiles } from './durable-files.ts';
import { ed25519Signer, newEd25519 } from './ed25519.ts';
import { KeyBackup } from './key-backup.ts';
import type { PinVerifier } from './pin.ts';
import { seal, unseal } from './sealed-box.ts';
import { newSm2, sm2Signer } from './sm2.ts';
import { makeSpare, openSpare, type Spare } from './spare-keys.ts';

/** How well a key store keeps a key: `open` only hides it behind a password that is the same everywhere, `none` takes none. */
export type KeyStoreFitness = 'kept' | 'open' | 'none';

/** Kinds of slot: a key file on loopback, the operating system in Electron, and there the one that only hides the key. */
const SLOTS = ['key-file', 'os', 'os-open'] as const;

/** Protects the wrapping key: a key file on loopback, the operating system in Electron. */
export interface KeyProtector {
  readonly name: (typeof SLOTS)[number];
  fitness(): Promise<KeyStoreFitness>;
  wrap(secret: Uint8Array): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

/** A slot that cannot give the key back: lost, or of another machine. */
export class KeysUnusable extends Error {}

/** The host's own slot does not open; a spare key may. */
export class SlotUnusable extends KeysUnusable {}

const NAMES = ['database', 'hashing'] as const;
type SecretName = (typeof NAMES)[number];

export class Vault {
  readonly caseKeys: CaseKeys;
  readonly dayKeys: DayKeys;
  readonly #files: DurableFiles;
  readonly #folder: string;
  readonly #wrappingKey: Uint8Array;

  private constructor(files: DurableFiles, folder: string, wrappingKey: Uint8Array) {
    this.#files = files;
    this.#folder = folder;
    this.#wrappingKey = wrappingKey;
    this.caseKeys = new CaseKeys(files, join(folder, 'case-keys'), wrappingKey);
    this.dayKeys = new DayKeys(files, folder, wrappingKey);
  }

  /** Makes every secret of a new station but the keys of its first day, which the log makes. The folder must exist and be empty. */
  static async create(files: DurableFiles, folder: string, protector: KeyProtector): Promise<Vault> {
    const wrappingKey = randomBytes(32);
    for (const name of NAMES)
      files.replace(join(folder, name), seal(wrappingKey, purpose(name), randomBytes(32)));
    files.replace(join(folder, 'identity'), seal(wrappingKey, purpose('identity'), newEd25519()));
    files.replace(join(folder, 'identity-sm2'), seal(wrappingKey, purpose('identity-sm2'), newSm2()));
    const vault = new Vault(files, folder, wrappingKey);
    // The slot comes last: a folder with a slot is a whole vault.
    await vault.giveSlot(protector);
    return vault;
  }

  /** @throws KeysUnusable when no slot opens: never a new vault beside an old log */
  static async open(files: DurableFiles, folder: string, protector: KeyProtector): Promise<Vault> {
    const slot = files.read(join(folder, `slot-${protector.name}`));
    if (!slot) throw new SlotUnusable(`no key slot of kind ${protector.name}`);
    const wrappingKey = await protector.unwrap(slot).catch((error: unknown) => {
      throw new SlotUnusable('the key slot does not open', { cause: error });
    });
    return Vault.#under(wrappingKey, files, folder);
  }

  static #under(wrappingKey: Uint8Array, files: DurableFiles, folder: string): Vault {
    try {
      return new Vault(files, folder, wrappingKey);
    } catch (error) {
      throw new KeysUnusable('the key of a case does not open', { cause: error });
    }
  }

  /**
   * Opens by a spare key. @returns undefined where it is not the key; `id`: which slot it was
   * @throws Mistyped
   */
  static async openBySpare(
    files: DurableFiles,
    folder: string,
    spare: { kind: SpareKind; key: string },
  ): Promise<{ vault: Vault; id: string } | undefined> {
    const opened = await openSpare(files, folder, spare);
    return opened && { vault: Vault.#under(opened.wrappingKey, files, folder), id: opened.id };
  }

  /** A copy of a vault, by the key of the vault that it was copied from. @throws KeysUnusable */
  static openCopy(files: DurableFiles, folder: string, keyOfCopies: Uint8Array): Vault {
    return Vault.#under(keyOfCopies, files, folder);
  }

  /** What opens every copy of this vault: for the process that proves one, and for nothing else. */
  get keyOfCopies(): Uint8Array {
    return this.#wrappingKey;
  }

  /** Gives the host its slot (back), and leaves no other of a host: one that only hides the key would go on hiding it. @throws whatever the host's protection says */
  async giveSlot(protector: KeyProtector): Promise<void> {
    const slot = await protector.wrap(this.#wrappingKey);
    this.#files.replace(join(this.#folder, `slot-${protector.name}`), slot);
    for (const name of SLOTS)
      if (name !== protector.name) this.#files.destroy(join(this.#folder, `slot-${name}`));
  }

  /** Whether this host's own slot is there: without it each start takes a spare key. */
  hasSlot({ name }: KeyProtector): boolean {
    return this.#files.read(join(this.#folder, `slot-${name}`)) !== undefined;
  }

  /** What a copy of this vault consists of, for those who keep one. */
  backup(folder: string): KeyBackup {
    return new KeyBackup(this.#files, this.#folder, folder);
  }

  makeSpare(spare: { kind: SpareKind; key: string }): Promise<Spare> {
    return makeSpare(this.#files, this.#folder, this.#wrappingKey, spare);
  }

  #reveal(name: string): Buffer {
    const box = this.#files.read(join(this.#folder, name));
    if (!box) throw new KeysUnusable(`the key ${name} is missing`);
    try {
      return unseal(this.#wrappingKey, purpose(name), box);
    } catch (error) {
      throw new KeysUnusable(`the key ${name} does not open`, { cause: error });
    }
  }

  /** @throws KeysUnusable where any secret but the keys of the day is missing or was altered */
  assertWhole(): void {
    for (const name of [...NAMES, 'identity', 'identity-sm2', 'pins']) this.#reveal(name);
  }

  secret(name: SecretName): Uint8Array {
    return this.#reveal(name);
  }

  /** Ed25519 first, SM2 second, as notes carry them. */
  identitySigners(origin: string): Signers {
    const name = identityName(origin);
    return [ed25519Signer(name, this.#reveal('identity')), sm2Signer(name, this.#reveal('identity-sm2'))];
  }

  /** @param day vkeys of the day, as the ledger declares them  @throws KeysUnusable where their private keys are not here */
  daySigners(origin: string, day: readonly string[]): Signers {
    const signers = this.dayKeys.signers(origin, day);
    if (!signers) throw new KeysUnusable('the keys of the present day are missing');
    return signers;
  }

  /**
   * b64 HMAC-SHA-256 over the kind and the text: recall without keeping the number, and the proof that a verified mark is this
   * device's own.
   */
  keyedHash(kind: 'document' | 'account' | 'verified', text: string): string {
    return createHmac('sha256', this.secret('hashing')).update(`${kind}\0${text}`).digest('base64');
  }

  pins(): Map<string, PinVerifier> {
    if (!this.#files.read(join(this.#folder, 'pins'))) return new Map();
    return new Map(JSON.parse(this.#reveal('pins').toString('utf8')));
  }

  /** Adds a verifier under a name that an entry will make valid. Names that no entry knows are swept here. */
  keepPin(name: string, verifier: PinVerifier, known: ReadonlySet<string>): void {
    const pins = [...this.pins()].filter(([pin]) => known.has(pin));
    const bytes = Buffer.from(JSON.stringify([...pins, [name, verifier]]), 'utf8');
    this.#files.replace(join(this.#folder, 'pins'), seal(this.#wrappingKey, purpose('pins'), bytes));
  }
}

const purpose = (name: string): string => `counterguard/vault/${name}`;

// The secrets of one station: database key, identity key, day key, key for keyed hashes, PIN verifiers. Each lies wrapped in a file
// of its own beside the log, under one wrapping key that the host protects.
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { identityName } from '../../shared/ledger/origin.ts';
import { CaseKeys } from './case-keys.ts';
import type { DurableFiles } from './durable-files.ts';
import { ed25519Signer, newEd25519 } from './ed25519.ts';
import type { PinVerifier } from './pin.ts';
import { seal, unseal } from './sealed-box.ts';

/** Protects the wrapping key: a key file on loopback, the operating system in Electron. */
export interface KeyProtector {
  readonly name: 'key-file' | 'os';
  wrap(secret: Uint8Array): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

/** A slot that cannot give the key back: lost, or of another machine. */
export class KeysUnusable extends Error {}

const NAMES = ['database', 'hashing'] as const;
type SecretName = (typeof NAMES)[number];

export class Vault {
  readonly caseKeys: CaseKeys;
  readonly #files: DurableFiles;
  readonly #folder: string;
  readonly #wrappingKey: Uint8Array;

  private constructor(files: DurableFiles, folder: string, wrappingKey: Uint8Array) {
    this.#files = files;
    this.#folder = folder;
    this.#wrappingKey = wrappingKey;
    this.caseKeys = new CaseKeys(files, join(folder, 'case-keys'), wrappingKey);
  }

  /** Makes every secret of a new station. The folder must exist and be empty. */
  static async create(files: DurableFiles, folder: string, protector: KeyProtector): Promise<Vault> {
    const wrappingKey = randomBytes(32);
    for (const name of NAMES)
      files.replace(join(folder, name), seal(wrappingKey, purpose(name), randomBytes(32)));
    files.replace(join(folder, 'identity'), seal(wrappingKey, purpose('identity'), newEd25519()));
    files.replace(join(folder, 'day'), seal(wrappingKey, purpose('day'), newEd25519()));
    // The slot comes last: a folder with a slot is a whole vault.
    files.replace(join(folder, `slot-${protector.name}`), await protector.wrap(wrappingKey));
    return new Vault(files, folder, wrappingKey);
  }

  /** @throws KeysUnusable when no slot opens: never a new vault beside an old log */
  static async open(files: DurableFiles, folder: string, protector: KeyProtector): Promise<Vault> {
    const slot = files.read(join(folder, `slot-${protector.name}`));
    if (!slot) throw new KeysUnusable(`no key slot of kind ${protector.name}`);
    try {
      return new Vault(files, folder, await protector.unwrap(slot));
    } catch (error) {
      throw new KeysUnusable('the key slot does not open', { cause: error });
    }
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

  secret(name: SecretName): Uint8Array {
    return this.#reveal(name);
  }

  identitySigner(origin: string): NoteSigner {
    return ed25519Signer(identityName(origin), this.#reveal('identity'));
  }

  daySigner(origin: string): NoteSigner {
    return ed25519Signer(origin, this.#reveal('day'));
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

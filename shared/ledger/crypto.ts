/**
 * What the ledger format needs from a cryptographic library. It is handed in, because node:crypto exists in the
 * process and the CLI but not on the verifier page.
 */

/** Running hash: feed bytes in any pieces, then take the digest once. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

/** Every function is pure and answers at once; hashes are 32 bytes. */
export interface LedgerCrypto {
  sha256(bytes: Uint8Array): Uint8Array;
  newSha256(): RunningHash;
  /**
   * RFC 8032 with S < L, without the cofactor, key and R both `isUsualPoint`. `publicKey` is 32 bytes, `signature` 64; wrong lengths and bad points give `false`, never an
   * exception.
   */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** CRC-32 as in zip; pass the last answer as `previous` to go on with a further piece. */
  crc32(bytes: Uint8Array, previous?: number): number;
  /**
   * SM2 with SM3 (GB/T 32918.2), user id 1234567812345678. `publicKey` is 0x04 ‖ X ‖ Y (65 bytes), `signature` is
   * r ‖ s (64 bytes) with 1 ≤ r, s < n. Absent where the library has no SM2: the verifier then says so.
   */
  verifySm2?(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** SM3, for manifests once SM2 is declared. Absent where the library has none. */
  newSm3?(): RunningHash;
}

/**
 * A private key that can sign notes under a name; the key itself stays with whoever made the signer. All that a key in the
 * operating system's store, in a UKey (SKF, GM/T 0016) or in an HSM has to implement is this: its public key once, and one
 * signature a note. Such keys often answer later: `sign` would then give a promise, and with it `signNote` and whatever
 * publishes a checkpoint. An append could not wait inside its transaction, so its own Ed25519 line would stay in software.
 */
export interface NoteSigner {
  name: string;
  /** Type byte(s) as in section 3: `ED25519_TYPE` or `SM2_TYPE` of vkey.ts. */
  type: Uint8Array;
  publicKey: Uint8Array;
  /** 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
}

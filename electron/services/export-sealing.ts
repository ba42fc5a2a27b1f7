// A bundle that leaves on a stick is sealed to its receiver's key (features.md EX5): age, format age-encryption.org/v1, X25519 recipients.
import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { Situation } from './situation.ts';
import { Turns } from './turns.ts';

/** What went in, as it was before it was sealed. */
export interface Plain {
  bytes: number;
  /** b64. */
  sha256: string;
}

/** @param recipients public keys, `age1…` @throws Situation NOT_A_RECIPIENT where one has been mistyped */
export function sealerTo(recipients: readonly string[]): Encrypter {
  const encrypter = new Encrypter();
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient);
  } catch {
    throw new Situation('NOT_A_RECIPIENT');
  }
  return encrypter;
}

/** The sealed bytes of what is streamed in, never kept whole. `plain` is told when all of it went in. */
export async function sealedStream(
  encrypter: Encrypter,
  chunks: Iterable<Uint8Array>,
  tell: (plain: Plain) => void,
): Promise<AsyncIterable<Uint8Array>> {
  async function* counted(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    const turns = new Turns();
    let bytes = 0;
    for (const chunk of chunks) {
      if (turns.isOver()) await turns.next();
      if (chunk.length === 0) continue;
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    tell({ bytes, sha256: toBase64(hash.digest()) });
  }
  // Streams of Node are iterable and can be made from what is; the web's types, which the library uses, do not say so.
  const sealed = await encrypter.encrypt(ReadableStream.from(counted()) as never);
  return sealed as unknown as AsyncIterable<Uint8Array>;
}

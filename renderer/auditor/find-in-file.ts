// Looks in a bundle for the proof that its log contradicts a head. Loaded by whoever writes a report: the cryptography comes with it.
import { type FoundMisbehaviour, findMisbehaviour } from '../../shared/ledger/verify/find-misbehaviour.ts';
import { fileSource } from '../verifier/file-source.ts';
import { pageCrypto } from '../verifier/page-crypto.ts';

/**
 * @param known a whole checkpoint
 * @throws what reading a file throws that was moved meanwhile
 */
export const findInFile = (file: File, known: string): Promise<FoundMisbehaviour> =>
  findMisbehaviour(pageCrypto, fileSource(file, undefined), known);

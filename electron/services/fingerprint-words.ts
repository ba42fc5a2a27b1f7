// Fingerprints as words that two people read out to each other.
import { entropyToMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/simplified-chinese.js';

/** 64 hex digits as 24 Chinese characters (BIP 39): the same 256 bits. */
export const fingerprintInWords = (hex: string): string =>
  entropyToMnemonic(Buffer.from(hex, 'hex'), wordlist);

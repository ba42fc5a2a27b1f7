// This station's identity as head office takes it: the text of `keys/identity.vkey`, shown as a QR code.
import { encodeVkey, parseVkey, type Vkey } from '../../shared/ledger/vkey.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import type { Station } from './station.ts';

const vkeysOf = ({ vault, open }: Station): string[] =>
  vault
    .identitySigners(open.ledger.origin)
    .map(({ name, type, publicKey }) => encodeVkey(nodeCrypto, name, type, publicKey));

/** One vkey a line, Ed25519 first. */
export const identityText = (station: Station): string => `${vkeysOf(station).join('\n')}\n`;

export const identityKeys = (station: Station): Vkey[] =>
  vkeysOf(station).map((text) => parseVkey(nodeCrypto, text) as Vkey);

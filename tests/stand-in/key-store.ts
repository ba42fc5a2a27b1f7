// A key store that only turns bytes round: what it must show is which calls are made, not that they protect.
import type { KeyProtector } from '../../electron/keys/vault.ts';

export const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));

/** Opens without Electron what `osProtector` wrapped on the stand-in. */
export const standInProtector: KeyProtector = {
  name: 'os',
  fitness: async () => 'kept',
  wrap: async (secret) => turned(Buffer.from(Buffer.from(secret).toString('base64'), 'utf8')),
  unwrap: async (wrapped) => Buffer.from(turned(wrapped).toString('utf8'), 'base64'),
};

// The key slot of the Electron host: the wrapping key is protected by the operating system. Linux without a keyring only hides it, behind a
// password that is the same in every program (basic_text): that is a slot of its own, and whoever sets up a station must accept it in writing.
import { safeStorage } from 'electron';
import type { KeyProtector } from '../../keys/vault.ts';

const onlyHides = (): boolean =>
  process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';

/** Without this word Electron gives no key at all where there is no keyring. */
function declare(): void {
  if (onlyHides()) safeStorage.setUsePlainTextEncryption(true);
}

export const osProtector: KeyProtector = {
  get name() {
    return onlyHides() ? 'os-open' : 'os';
  },
  async fitness() {
    if (onlyHides()) return 'open';
    return (await safeStorage.isAsyncEncryptionAvailable()) ? 'kept' : 'none';
  },
  wrap(secret) {
    declare();
    return safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
  },
  async unwrap(wrapped) {
    declare();
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped));
    return Buffer.from(result, 'base64');
  },
};

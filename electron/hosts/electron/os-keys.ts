// The key slot of the Electron host: the wrapping key is protected by the operating system. A backend that only hides it is refused.
import { safeStorage } from 'electron';
import type { KeyProtector } from '../../keys/vault.ts';

async function assertProtected(): Promise<void> {
  if (!(await safeStorage.isAsyncEncryptionAvailable()))
    throw new Error('the system offers no key protection');
  // basic_text is a fixed password in the program: no protection at all (stack.md, traps).
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    throw new Error('the system’s key store is basic_text, which protects nothing');
  }
}

export const osProtector: KeyProtector = {
  name: 'os',
  async wrap(secret) {
    await assertProtected();
    return safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
  },
  async unwrap(wrapped) {
    await assertProtected();
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped));
    return Buffer.from(result, 'base64');
  },
};

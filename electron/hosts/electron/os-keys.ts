// The key slot of the Electron host: the wrapping key is protected by the operating system. A backend that only hides it is refused.
import { safeStorage } from 'electron';
import type { KeyProtector } from '../../keys/vault.ts';
import { UnfitMachine } from '../start-options.ts';

async function assertProtected(): Promise<void> {
  if (!(await safeStorage.isAsyncEncryptionAvailable()))
    throw new UnfitMachine('这台电脑的系统没有保护密钥的功能，程序不能启用。请联系系统管理员。');
  // basic_text is a fixed password in the program: no protection at all (stack.md, traps).
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    throw new UnfitMachine(
      '系统的密钥库没有上锁（basic_text），等于没有保护密钥，程序不能启用。请系统管理员启用钥匙串。',
    );
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

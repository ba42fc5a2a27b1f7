// The key slot of the loopback host: a random key in a file that only its owner may read. It keeps the database from being read where
// the data folder alone is copied; it is no protection against the owner of the account, and the README says so.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DurableFiles } from '../../keys/durable-files.ts';
import { seal, unseal } from '../../keys/sealed-box.ts';
import type { KeyProtector } from '../../keys/vault.ts';

const PURPOSE = 'counterguard/slot/key-file';

/** @param folder where the key file lies; must exist */
export function keyFileProtector(files: DurableFiles, folder: string): KeyProtector {
  const path = join(folder, 'key-file');
  return {
    name: 'key-file',
    fitness: async () => 'kept',
    async wrap(secret) {
      const key = randomBytes(32);
      files.replace(path, key);
      return seal(key, PURPOSE, secret);
    },
    async unwrap(wrapped) {
      const key = files.read(path);
      if (!key) throw new Error('the key file is missing');
      return unseal(key, PURPOSE, wrapped);
    },
  };
}

// An Electron that holds nothing but what packaging touches: an executable with the fuses' sentinel, locales and a licence. On Windows the
// executable has to be a real one, for its resources are written to.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

export type Target = { platform: 'linux' | 'win32'; arch: 'x64' | 'arm64' };

/** What a fuse wire begins with in Electron's binaries (electronjs.org/docs/latest/tutorial/fuses), its version, its length and Electron's defaults. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10110001'),
]);

function windowsExecutable(): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

/** @returns the folder */
export function stubElectron(folder: string, { platform }: Target): string {
  for (const name of ['resources', 'locales']) mkdirSync(join(folder, name), { recursive: true });
  for (const language of ['zh-CN', 'en-US', 'de', 'ja'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), language);
  writeFileSync(join(folder, 'LICENSE'), 'licence of Electron');
  const [name, executable] =
    platform === 'win32' ? ['electron.exe', windowsExecutable()] : ['electron', Buffer.from('no program')];
  writeFileSync(join(folder, name), Buffer.concat([executable, FUSE_WIRE]), { mode: 0o755 });
  return folder;
}

// Lays a package out as electron-builder would for a target, from the project's own configuration and a stub of Electron. Nothing is fetched.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import writeBill from '../../.ci/bill-of-materials.ts';
import { programFolder } from '../../electron/app/folders.ts';
import { stubElectron, type Target } from './stub-electron.ts';

export const PROJECT = programFolder(import.meta.url);

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'counterguard-package-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Nothing may be fetched: whoever tries finds nobody there. */
const NOWHERE = 'http://127.0.0.1:9/';

/** @param output an empty folder  @returns the folder with the executable in it */
export async function layOut(target: Target, output: string, project = PROJECT): Promise<string> {
  const { platform, arch } = target;
  const on = platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  process.env.ELECTRON_MIRROR = NOWHERE;
  process.env.ELECTRON_BUILDER_BINARIES_MIRROR = NOWHERE;
  await build({
    projectDir: project,
    targets: on.createTarget('dir', Arch[arch]),
    publish: 'never',
    config: {
      directories: { output: join(output, 'out') },
      // The path in the configuration is taken from where this process stands.
      ...(project !== PROJECT && { afterPack: writeBill }),
      electronDist: stubElectron(join(output, 'electron'), target),
    },
  });
  const system = platform === 'win32' ? 'win' : 'linux';
  return join(output, 'out', `${system}${arch === 'arm64' ? '-arm64' : ''}-unpacked`);
}

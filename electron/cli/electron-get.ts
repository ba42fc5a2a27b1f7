// `npm run electron:get`: fetches Electron's binary with the package's own installer, from its home or from a mirror, and says plainly why not.
// What came is held against the hashes that stand in the electron package, which package-lock.json pins: a mirror has no say in them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../app/folders.ts';

const HOME = 'https://github.com/electron/electron/releases/download/';
/** Either would have the hashes fetched from where the file comes from. */
const REMOTE_CHECKSUMS = ['electron_use_remote_checksums', 'npm_config_electron_use_remote_checksums'];

const fromWhere = ({ npm_config_electron_mirror, ELECTRON_MIRROR }: NodeJS.ProcessEnv): string =>
  npm_config_electron_mirror || ELECTRON_MIRROR || HOME;

/** What the installer said, in a sentence with a next step. */
function whyNot(said: string, from: string): string {
  if (/checksum/i.test(said))
    return `从 ${from} 下载的文件与本程序登记的校验值不符，没有使用。请换一个镜像再试。`;
  if (/EACCES|EPERM|EROFS|ENOSPC/.test(said))
    return '下载到了，但写不进 node_modules 文件夹：没有权限，或磁盘满了。';
  if (/\b404\b/.test(said)) return `${from} 上没有这个版本的 Electron。请检查镜像地址，末尾要带斜杠。`;
  return `连不上 ${from}，没有下载。请在联网的电脑上运行，或用环境变量 ELECTRON_MIRROR 指定单位内部的镜像（末尾要带斜杠）。`;
}

/** @returns the exit code: 0 it is there, 1 it could not be fetched  @param env of the installer */
export async function electronGetCommand(
  print: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const folder = join(programFolder(import.meta.url), 'node_modules', 'electron');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const from = fromWhere(env);
  print(`Electron ${version}，下载自 ${from}`);
  const trusted = Object.fromEntries(
    Object.entries(env).filter(([name]) => !REMOTE_CHECKSUMS.includes(name)),
  );
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    env: trusted,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let said = '';
  installer.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(installer, 'close');
  if (code !== 0) {
    print(whyNot(said, from));
    print('在此之前，npm start 用本机的浏览器打开同样的窗口。');
    return 1;
  }
  print('已下载，校验值相符。npm start 会使用它。');
  return 0;
}

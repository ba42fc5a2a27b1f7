// `npm start`: takes Electron where its binary and a display are there, else the loopback host, and says which and why. Never fetches anything.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../app/folders.ts';
import { askRunning } from '../hosts/loopback/ask-running.ts';
import { type StartOptions, startOptions, WrongOption } from '../hosts/start-options.ts';

/** The path that the electron package's own installer wrote, if the binary was fetched (`npm run electron:get`). */
function electronBinary(): string | undefined {
  const given = process.env.ELECTRON_BIN;
  if (given) return existsSync(given) ? given : undefined;
  const folder = join(programFolder(import.meta.url), 'node_modules', 'electron');
  const pointer = join(folder, 'path.txt');
  if (!existsSync(pointer)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

const hasDisplay = (): boolean =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function chooseHost({ host }: StartOptions): { electron: string | undefined; why: string } {
  const binary = electronBinary();
  if (host === 'loopback') return { electron: undefined, why: '按 --host loopback 指定' };
  if (!binary)
    return { electron: undefined, why: '没有 Electron 程序文件（联网的机器上可运行 npm run electron:get）' };
  if (!hasDisplay()) return { electron: undefined, why: '没有显示器' };
  return { electron: binary, why: host ? '按 --host electron 指定' : 'Electron 和显示器都在' };
}

function runElectron(binary: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(binary, [programFolder(import.meta.url), ...args], { stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function show(
  { dataFolder, mode, json }: StartOptions,
  print: (line: string) => void,
): Promise<number> {
  const addresses = await askRunning(dataFolder, mode);
  if (!addresses) {
    print('这个数据文件夹上没有正在运行的程序。');
    return 1;
  }
  print(`柜员窗口：${addresses.teller}`);
  print(`客户窗口：${addresses.customer}`);
  if (json) print(JSON.stringify(addresses));
  return 0;
}

export async function startCommand(args: readonly string[], print: (line: string) => void): Promise<number> {
  const options = startOptions(args);
  if (options.show) return show(options, print);
  const { electron, why } = chooseHost(options);
  if (options.host === 'electron' && !electron) throw new WrongOption(`不能使用 Electron：${why}`);
  print(`主机：${electron ? 'Electron' : 'loopback'}（${why}）`);
  if (electron) return runElectron(electron, args);
  const { runLoopback } = await import('../hosts/loopback/run-loopback.ts');
  await runLoopback(options, print);
  return 0;
}

// The browser of the journeys, from npm alone: unpacked once by us, with the libraries and fonts that the package ships, so that a
// machine without browser, NSS or fonts runs them too. `CHROMIUM=/usr/bin/chromium` takes another one.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { programFolder } from '../../electron/app/folders.ts';
import { readTar } from './read-tar.ts';

const require = createRequire(import.meta.url);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

/** The package has no path to its files in its exports: they are found from its entry. */
function packageFolder(): string {
  return join(dirname(require.resolve('@sparticuz/chromium')), '..');
}

const unbrotli = (file: string): Buffer => brotliDecompressSync(readFileSync(file));

function unpackTar(file: string, folder: string): void {
  for (const { name, bytes } of readTar(unbrotli(file))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes, { mode: 0o755 });
  }
}

/** Only what lies beside the browser: no glyph can come from a font that the product does not bring. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>
`;

/** Whole or not at all, also when several test files start at once: each unpacks under its own name, the first to be done keeps it. */
function unpacked(): string {
  const source = packageFolder();
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const cache = join(programFolder(import.meta.url), 'node_modules', '.cache', 'chromium');
  const folder = join(cache, version);
  const beside = join(cache, `${version}.${randomUUID()}.part`);
  try {
    readFileSync(join(folder, 'fonts.conf'));
    return folder;
  } catch {
    rmSync(beside, { recursive: true, force: true });
  }
  mkdirSync(beside, { recursive: true });
  const binary = join(beside, 'chromium');
  writeFileSync(binary, unbrotli(join(source, 'bin', 'chromium.br')));
  chmodSync(binary, 0o755);
  unpackTar(join(source, 'bin', 'al2023.tar.br'), beside);
  unpackTar(join(source, 'bin', 'fonts.tar.br'), beside);
  writeFileSync(join(beside, 'fonts.conf'), fontsConf(folder));
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    const lost = error instanceof Error && 'code' in error && /^(ENOTEMPTY|EEXIST)$/.test(String(error.code));
    if (!lost) throw error;
  }
  return folder;
}

/** @param more flags beside our own */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const args = [...FLAGS, ...more];
  const given = process.env.CHROMIUM;
  if (given) return chromium.launch({ executablePath: given, headless: true, args });
  const folder = unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    headless: true,
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

// The process from its start to a login page that answers, its memory after a day's work, and the weight of the teller's window.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { residentMb } from './bench-station.ts';
import { type Figure, median } from './figures.ts';

const STARTS = 5;

interface Started {
  ms: number;
  residentMb: number;
}

/** Starts the built process on a folder that is set up, fetches the login page, and ends it. */
async function startOnce(folder: string): Promise<Started> {
  const begin = performance.now();
  const args = ['dist/process/serve.js', '--demo', '--json', '--data', folder, '--port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{')) continue;
      const { teller } = JSON.parse(line) as { teller: string };
      const entered = await fetch(teller, { redirect: 'manual' });
      const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const page = await fetch(new URL('/', teller), { headers: { cookie } });
      if (!page.ok) throw new Error(`the login page answered ${page.status}`);
      const ms = performance.now() - begin;
      return { ms, residentMb: residentMb(child.pid ?? 0) };
    }
    throw new Error('the process ended before it said where it is');
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

/** What the teller's first page loads: the entry script and whatever it imports at once, as gzip sends it. */
function tellerEntryKb(): number {
  const assets = 'dist/windows/assets';
  const page = readFileSync('dist/windows/index.html', 'utf8');
  const first = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map((match) => match[1] ?? '');
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const text = readFileSync(join(assets, name), 'utf8');
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      visit(imported ?? '');
  };
  for (const name of first) visit(name);
  // The teller's own room is loaded when a teller signs in: it counts, whatever else is lazy.
  for (const name of readdirSync(assets)) if (/^(inner-window|teller).*\.js$/.test(name)) visit(name);
  return [...seen].reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0) / 1024;
}

export async function benchProcess(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    await startOnce(folder);
    const starts: Started[] = [];
    for (let run = 0; run < STARTS; run += 1) starts.push(await startOnce(folder));
    return [
      {
        name: 'process start to login page',
        measured: median(starts.map(({ ms }) => ms)),
        unit: 'ms',
        goal: 2000,
      },
      {
        name: 'memory of the process',
        measured: median(starts.map((s) => s.residentMb)),
        unit: 'MB',
        goal: 200,
      },
      { name: 'teller entry, gzip', measured: tellerEntryKb(), unit: 'kB', goal: 120 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// What an auditor waits for: a bundle of 100,000 entries out of a real station, and the tables of 100,000 cases. Each is made by a process of its
// own, so that its memory is what it takes and nobody else's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Told } from './alone/tell.ts';
import { fillStation, SEALED_ENTRIES } from './export-station.ts';
import type { Figure } from './figures.ts';

function alone(script: string, argument: string): Told {
  const path = join(import.meta.dirname, 'alone', script);
  const { stdout, stderr, status } = spawnSync(process.execPath, [path, argument], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(stdout) as Told;
}

const figuresOf = (name: string, { seconds, megabytes }: Told, goal: number): Figure[] => [
  { name, measured: seconds, unit: 's', goal },
  { name: `memory of a process for: ${name}`, measured: megabytes, unit: 'MB', goal: 250 },
];

export async function benchExport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-export-'));
  try {
    await fillStation(folder);
    return [
      ...figuresOf(`export of ${SEALED_ENTRIES} entries as a bundle (JSONL)`, alone('export.ts', folder), 5),
      ...figuresOf('table of 100,000 cases as CSV', alone('tables.ts', 'csv'), 6),
      ...figuresOf('table of 100,000 cases as XLSX', alone('tables.ts', 'xlsx'), 9),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

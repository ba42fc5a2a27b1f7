// Exports every case of a station that is filled already (argument: its folder), in a process of its own; says seconds and megabytes as JSON.
import { join } from 'node:path';
import { systemClock, uuid7 } from '../../../electron/keys/surroundings.ts';
import { exportBundle } from '../../../electron/services/exports.ts';
import { SEALED_ENTRIES, stationIn } from '../export-station.ts';
import { tellMostMb } from './tell.ts';

const folder = process.argv[2] ?? '';
const app = await stationIn(folder);
try {
  if (!app.station) throw new Error('the bench station did not open');
  const began = performance.now();
  const request = {
    ...{ command: uuid7(systemClock), from: '2000-01-01', to: '2999-12-31' },
    ...{ recipient: '省行', purpose: '测量', masking: 'masked' as const },
  };
  const folders = { exports: join(folder, 'exports'), font: '' };
  const progress = exportBundle(app.station, { staff: 'shen', role: 'auditor' }, request, folders);
  let entries = 0;
  for await (const step of progress) if (step.state === 'done') entries = step.entries;
  if (entries < SEALED_ENTRIES) throw new Error(`only ${entries} entries were exported`);
  tellMostMb((performance.now() - began) / 1000);
} finally {
  app.stop();
}

// A demo of several days: two people close each, and a bundle of it spans them all.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playDemo } from '../../electron/cli/demo.ts';
import { DemoPeople } from '../../electron/cli/demo-people.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { station } from '../support/station-driver.ts';

test('two people close the day after so many cases, the next begins in the morning, and the bundle verifies over both rolls', async () => {
  const counter = await station();
  const { app, clock } = counter;
  await playDemo(app, clock, 5, 1, 2);
  const closes = counter.entries().filter(({ kind }) => kind === 'day-closed');
  expect(closes).toMatchObject([
    { actor: { staff: 'geng', role: 'supervisor' }, body: { approver: 'jia', opened: 2, open: 0 } },
    { actor: { staff: 'geng', role: 'supervisor' }, body: { approver: 'jia', opened: 2, open: 0 } },
  ]);
  expect(closes.map(({ body }) => body.late)).toEqual([undefined, undefined]);
  const { file } = await new DemoPeople(app, clock, () => 0.5).export('2000-01-01', '2030-01-01');
  const report = await verifyBundle(nodeCrypto, memorySource(readFileSync(file)), {
    identity: counter.station.identities.join('\n'),
  });
  expect(report).toMatchObject({ result: 'verified', failures: [], cases: { shown: 5, whole: 5 } });
});

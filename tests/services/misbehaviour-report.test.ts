// A contradiction between two bundles, written down from the auditor's room: the file is what the verifier's command accepts, and is on record.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyCommand } from '../../electron/cli/verify.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { lookAtBundle } from '../../shared/ledger/verify/bundle-heads.ts';
import { findMisbehaviour } from '../../shared/ledger/verify/find-misbehaviour.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { FORKED_IDENTITY, reportOfFork } from '../support/forked-log.ts';
import { outcomeOf, type StationDriver, station } from '../support/station-driver.ts';

/** What the command says of a report, with its exit code. */
async function verified(file: string, ...options: string[]) {
  const lines: string[] = [];
  const exit = await verifyCommand(['--check-misbehaviour', file, ...options, '--json'], (line) =>
    lines.push(line),
  );
  return { exit, ...JSON.parse(lines.join('')) };
}

async function exported(counter: StationDriver): Promise<Buffer> {
  await counter.signInAs('auditor');
  const range = { from: '2026-11-21', to: '2026-11-21', masking: 'masked' as const };
  const request = { ...counter.command(), ...range, recipient: '总行审计部', purpose: '检查' };
  for await (const step of await counter.inner.auditor.exportBundle(request))
    if (step.state === 'done') return readFileSync(step.file);
  throw new Error('the export did not end');
}

const identitiesOf = ({ station: { identities } }: StationDriver) =>
  identities.flatMap((identity) => ['--identity', identity]);

test('a device that went on twice from one copy is proven by two of its bundles, without either', async () => {
  const one = await station();
  one.stop();
  const two = one.crashed();
  await one.start();
  await two.start();
  await one.signInAs('teller');
  await one.openRemittance();
  await one.inner.teller.cancelCase({ ...one.atCase(), reason: 'customer-left' });
  const bundles = [await exported(two), await exported(one)];
  const looked = await Promise.all(bundles.map((bundle) => lookAtBundle(memorySource(bundle))));
  const heads = looked.map((look) => (look.state === 'head' ? look : undefined));
  expect(heads[0]?.checkpoint.size).toBeLessThan(heads[1]?.checkpoint.size ?? 0);
  const found = await findMisbehaviour(nodeCrypto, memorySource(bundles[1]!), heads[0]?.text ?? '');
  if ('none' in found) throw new Error(found.none.en);

  const { size } = one;
  const input = { ...one.command(), report: found.found };
  const written = await one.inner.compare.report(input);
  expect(written.identity).toBe('own');
  expect(await verified(written.file, ...identitiesOf(one))).toMatchObject({ exit: 0, result: 'verified' });
  expect(await verified(written.file)).toMatchObject({ exit: 2, result: 'unproven' });
  expect(await one.inner.compare.report(input), 'a repeat gets the first answer').toEqual(written);
  expect(one.entries(size)).toMatchObject([
    {
      kind: 'misbehaviour-reported',
      actor: { role: 'auditor' },
      body: {
        origin: one.station.open.ledger.origin,
        shorter: heads[0]?.checkpoint.size,
        longer: heads[1]?.checkpoint.size,
        file: written.sha256,
        identity: 'own',
      },
    },
  ]);
});

test('of another device it is written as well, and says that its identity has to come from elsewhere', async () => {
  const counter = await station();
  await counter.signInAs('auditor');
  const written = await counter.inner.compare.report({ ...counter.command(), report: await reportOfFork() });
  expect(written.identity).toBe('unproven');
  const identity = join(counter.folder, 'registered.vkey');
  writeFileSync(identity, `${FORKED_IDENTITY}\n`);
  expect(await verified(written.file, '--identity', identity)).toMatchObject({ exit: 0, sizes: [13, 13] });
  expect(await verified(written.file, ...identitiesOf(counter)), 'not under ours').toMatchObject({ exit: 1 });
});

test('what does not hold is neither written nor recorded', async () => {
  const counter = await station();
  await counter.signInAs('auditor');
  const { size } = counter;
  const report = await reportOfFork();
  const { heads } = JSON.parse(report) as { heads: string[] };
  const same = report.replace(JSON.stringify(heads[0]), JSON.stringify(heads[1]));
  for (const wrong of ['{}\n', report.replace('"v":1', '"v":2'), same]) {
    const said = await outcomeOf(counter.inner.compare.report({ ...counter.command(), report: wrong }));
    expect(said).toBe('NOT_PROVEN');
  }
  const { exports } = counter.app.folders;
  expect(existsSync(exports) ? readdirSync(exports) : []).toEqual([]);
  expect(counter.size).toBe(size);
});

test('where it cannot be recorded the file does not stay', async () => {
  const counter = await station();
  await counter.signInAs('auditor');
  const { station: running } = counter;
  const { seal } = running;
  running.seal = () => {
    throw new Error('the disk is full');
  };
  const report = await reportOfFork();
  expect(await outcomeOf(counter.inner.compare.report({ ...counter.command(), report }))).not.toBe('done');
  running.seal = seal;
  expect(readdirSync(counter.app.folders.exports)).toEqual([]);
});

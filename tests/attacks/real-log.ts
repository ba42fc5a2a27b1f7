// A log as a station really writes it, of about fifty entries: two days, a whole case with names and ink, and its bundle with everything
// disclosed. What the attacks of this folder are made on.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { bytesFile, writeBundle } from '../../shared/ledger/bundle.ts';
import { MANIFEST, MANIFEST_NOTE } from '../../shared/ledger/bundle-paths.ts';
import { concatBytes } from '../../shared/ledger/bytes.ts';
import type { LedgerCrypto, NoteSigner } from '../../shared/ledger/crypto.ts';
import { PIN, type StationDriver, staffIn } from '../support/station-driver.ts';

const DAY = { from: '2026-11-21', to: '2026-11-21' };

/** As two people close a day, without their PINs. */
export function closeDay({ station, clock }: StationDriver): void {
  station.closeDay({
    command: uuid7(clock),
    actor: { staff: 'geng', role: 'supervisor' },
    body: { entries: 1, opened: 0, ended: 0, open: 0, approver: 'jia' },
  });
}

export interface RealBundle {
  zip: Uint8Array;
  files: Map<string, Uint8Array>;
  identity: string;
  origin: string;
  /** Whoever has today's keys: the worst there is. */
  daySigners: readonly NoteSigner[];
}

/** A finished remittance, a close of the day, and a second case that goes on. */
export async function fillsLog(counter: StationDriver): Promise<StationDriver> {
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.finish();
  closeDay(counter);
  await counter.openRemittance({ customer: '孙小美' });
  await counter.answer('REM-01', 'other-person');
  for (let time = 0; time < 4; time += 1) {
    await counter.hears('secrecy');
    await counter.inner.teller.unhear({ ...counter.atCase(), heard: 'secrecy' });
  }
  await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'customer-left', note: '改天再来' });
  return counter;
}

/** Everything, names and ink included, as an auditor takes it away with a second person's agreement. */
export async function exportsAll(counter: StationDriver): Promise<RealBundle> {
  await counter.signInAs('auditor');
  const second = { approver: staffIn('compliance'), pin: PIN };
  const asked = { ...counter.command(), ...DAY, masking: 'full' as const, ...second };
  const why = { recipient: '总行审计部', purpose: '月度检查' };
  for await (const step of await counter.inner.auditor.exportBundle({ ...asked, ...why })) {
    if (step.state !== 'done') continue;
    const zip = Uint8Array.from(readFileSync(step.file));
    const { identities, open } = counter.station;
    const { origin, daySigners } = open.ledger;
    const identity = identities.join('\n');
    return { zip, files: new Map(Object.entries(unzipSync(zip))), identity, origin, daySigners };
  }
  throw new Error('the export did not end');
}

/** The files under a fresh manifest, signed with today's keys. */
export function resigned(bundle: RealBundle, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const own = [...files].filter(([path]) => path !== MANIFEST && path !== MANIFEST_NOTE);
  const listed = own.map(([path, bytes]) => bytesFile(path, bytes));
  return concatBytes(
    ...writeBundle(quickCrypto, bundle.origin, listed, bundle.daySigners.map(rememberedSigner)),
  );
}

const known = new Map<string, boolean>();
const questionOf = (...parts: Uint8Array[]): string =>
  parts.map((bytes) => Buffer.from(bytes).toString('latin1')).join('|');

/** An SM2 signature takes milliseconds to check, and most attacks leave most signatures alone. */
function remembered(check: LedgerCrypto['verifyEd25519']): LedgerCrypto['verifyEd25519'] {
  return (key, message, signature) => {
    const asked = questionOf(key, message, signature);
    const answer = known.get(asked) ?? check(key, message, signature);
    if (known.size < 200_000) known.set(asked, answer);
    return answer;
  };
}

/** What the key itself has just signed need not be checked. */
const rememberedSigner = (signer: NoteSigner): NoteSigner => ({
  ...signer,
  sign(message) {
    const signature = signer.sign(message);
    known.set(questionOf(signer.publicKey, message, signature), true);
    return signature;
  },
});

/** The same cryptography, quicker by far where one bundle is verified thousands of times: SM3 by OpenSSL, each signature checked once. */
export const quickCrypto: LedgerCrypto = {
  ...nodeCrypto,
  verifySm2: remembered(
    (key, message, signature) => nodeCrypto.verifySm2?.(key, message, signature) === true,
  ),
  newSm3() {
    const running = createHash('sm3');
    return { update: (bytes) => void running.update(bytes), digest: () => Uint8Array.from(running.digest()) };
  },
};

// Head office in these tests: a key that anybody can make, the small pack signed with it, and zips as a person would bring them.
import { zipSync } from 'fflate';
import { ed25519Signer } from '../../electron/keys/ed25519.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import type { ImportStep } from '../../electron/services/pack-import.ts';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { encodeVkey } from '../../shared/ledger/vkey.ts';
import { MANIFEST, MANIFEST_NOTE, packKeyName, signPack } from '../../shared/procedure/signed-pack.ts';
import { writeEnrolment } from '../../shared/station/enrolment.ts';
import { smallFiles } from '../procedure/small-pack.ts';
import { PIN, type StationDriver, staffIn } from './station-driver.ts';

export const ORIGIN = 'sample/head-office';
const PKCS8 = '302e020100300506032b657004220420';

/** The same key for the same letter. */
export const signerNamed = (letter: string, origin = ORIGIN): NoteSigner =>
  ed25519Signer(
    packKeyName(origin),
    Buffer.from(PKCS8 + letter.charCodeAt(0).toString(16).repeat(32), 'hex'),
  );

export const vkeyOf = ({ name, type, publicKey }: NoteSigner): string =>
  encodeVkey(nodeCrypto, name, type, publicKey);

/** Head office's note about the station whose identity text this is. */
export const enrolmentOf = (identity: string, signer = signerNamed('h'), origin = ORIGIN): string =>
  writeEnrolment(nodeCrypto, origin, identity.trim().split('\n'), signer);

/** The identity of a station that is nobody's here. */
export const OTHER_STATION = vkeyOf(
  ed25519Signer('sample/other/counter/identity', Buffer.from(PKCS8 + '6f'.repeat(32), 'hex')),
);

export const SIGNER = signerNamed('h');
export const KEYS = [vkeyOf(SIGNER)];

export type Bytes = Map<string, Uint8Array>;
export const asBytes = (files: ReadonlyMap<string, string>): Bytes =>
  new Map([...files].map(([path, text]) => [path, new Uint8Array(Buffer.from(text, 'utf8'))]));

/** The files with their manifest, as `pack-sign` leaves them in the folder. */
export function signedFiles(files: ReadonlyMap<string, string> = smallFiles(), signer = SIGNER): Bytes {
  const bytes = asBytes(files);
  const { manifest, note } = signPack(nodeCrypto, bytes, signer);
  return new Map([
    ...bytes,
    ...asBytes(
      new Map([
        [MANIFEST, manifest],
        [MANIFEST_NOTE, note],
      ]),
    ),
  ]);
}

/** A zip as desktops make it: deflated, in any order. */
export const zipOf = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(files), { level: 6, mtime: '2026-11-01' });

/** The small pack under another version, changed and signed. */
export function signedZip(
  version = '1.0.0',
  change: (files: Map<string, string>) => void = () => undefined,
  signer = SIGNER,
): Uint8Array {
  const files = smallFiles();
  files.set('pack.json', (files.get('pack.json') ?? '').replace('1.0.0', version));
  change(files);
  return zipOf(signedFiles(files, signer));
}

/** A zip as a window sends it. */
export const asUpload = (zip: Uint8Array) => ({
  file: '内容包.zip',
  bytes: zip.length,
  zip: Buffer.from(zip).toString('base64'),
});

/** The administrator enrols head office, with the branch head beside them. */
export async function enrols(counter: StationDriver): Promise<StationDriver> {
  await counter.signInAs('admin');
  const second = { approver: staffIn('branch-head'), pin: PIN };
  await counter.inner.admin.enrolHeadOffice({ ...counter.command(), origin: ORIGIN, keys: KEYS, ...second });
  return counter.signOut();
}

/** Whoever sits there imports a zip; every step that is told of it. */
export async function imports(
  counter: StationDriver,
  zip: Uint8Array,
  command = counter.command(),
): Promise<ImportStep[]> {
  const steps: ImportStep[] = [];
  const stream = await counter.inner.compliance.importPack({ ...command, ...asUpload(zip) });
  for await (const step of stream) steps.push(step);
  return steps;
}

/** The hash of a pack that was imported without a fault. */
export async function importsWhole(counter: StationDriver, zip: Uint8Array): Promise<string> {
  const last = (await imports(counter, zip)).at(-1);
  if (last?.state !== 'imported') throw new Error(JSON.stringify(last));
  return last.sha256;
}

/** Compliance publishes a pack, with the branch head's PIN. */
export async function publishes(counter: StationDriver, sha256: string): Promise<StationDriver> {
  const second = { approver: staffIn('branch-head'), pin: PIN };
  await counter.inner.compliance.publishPack({ ...counter.command(), sha256, ...second });
  return counter;
}

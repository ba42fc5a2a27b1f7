// The commands `pack-key`, `pack-sign` and `station-enrol`: how head office makes its key, signs a content pack, and enrols a station.
// Run where the key is kept, not at a branch.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeUtf8 } from '../../shared/ledger/bytes.ts';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { encodeVkey, fingerprint } from '../../shared/ledger/vkey.ts';
import { loadPack } from '../../shared/procedure/load-pack.ts';
import type { PackFault } from '../../shared/procedure/pack-faults.ts';
import { MANIFEST, MANIFEST_NOTE, packKeyName, signPack } from '../../shared/procedure/signed-pack.ts';
import { readIdentity, writeEnrolment } from '../../shared/station/enrolment.ts';
import { ed25519Signer, newEd25519 } from '../keys/ed25519.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { pathFaults } from '../services/pack-check.ts';
import { filesOfFolder } from '../services/pack-files.ts';
import { faultInWords } from '../services/pack-refusal.ts';
import { ORIGIN, signAs, understand } from './signing-command.ts';

const KEY_USAGE = '用法：cli pack-key <新的密钥文件> --origin <银行/总行，例如 bank/head-office>';
const SIGN_USAGE =
  '用法：cli pack-sign <内容包文件夹> --key <密钥文件> --origin <银行/总行，例如 bank/head-office>';
const ENROL_USAGE =
  '用法：cli station-enrol <本机身份公钥文件，即二维码里的文字> --key <密钥文件> --origin <银行/总行> --out <登记文件>';
type Print = (line: string) => void;

const asPem = (pkcs8: Uint8Array): string => {
  const lines =
    Buffer.from(pkcs8)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
};

/** What a branch is told, over a second channel too: the key, and its fingerprint to compare. */
function describeKey({ name, type, publicKey }: NoteSigner): string[] {
  return [
    `公钥：${encodeVkey(nodeCrypto, name, type, publicKey)}`,
    `指纹：${fingerprint(nodeCrypto, type, publicKey)}`,
  ];
}

/** Makes a private key in a file that only its owner can read. An existing file is never overwritten. @returns the exit code */
export async function packKeyCommand(args: readonly string[], print: Print): Promise<number> {
  const wanted = understand(args, ['origin']);
  if (!wanted || !ORIGIN.test(wanted.origin)) {
    print(KEY_USAGE);
    return 2;
  }
  const pkcs8 = newEd25519();
  try {
    writeFileSync(wanted.path, asPem(pkcs8), { mode: 0o600, flag: 'wx' });
  } catch {
    print(`不能新建文件 ${wanted.path}：已经存在，或没有权限。`);
    return 1;
  }
  const signer = ed25519Signer(packKeyName(wanted.origin), pkcs8);
  print([`私钥已写入 ${wanted.path}，请离线保管。`, ...describeKey(signer)].join('\n'));
  return 0;
}

/** What keeps the folder from being signed: a station would refuse it anyway. */
function faultsOf(files: ReadonlyMap<string, Uint8Array>): PackFault[] {
  const texts = new Map([...files].map(([path, bytes]) => [path, decodeUtf8(bytes)]));
  const unread = [...texts].filter(([, text]) => text === undefined);
  if (unread.length > 0) return unread.map(([file]) => ({ file, path: '', reason: '不是 UTF-8 文字。' }));
  const loaded = loadPack(texts as Map<string, string>);
  return loaded.ok ? pathFaults(loaded.pack) : loaded.faults;
}

function sign({ path }: { path: string }, signer: NoteSigner, print: Print): number {
  const brought = filesOfFolder(path);
  const faults = brought.ok ? faultsOf(brought.files) : brought.faults;
  if (!brought.ok || faults.length > 0) {
    print(
      [`没有签名，有 ${faults.length} 处错误：`, ...faults.map((fault) => `✗ ${faultInWords(fault)}`)].join(
        '\n',
      ),
    );
    return 1;
  }
  const { manifest, note } = signPack(nodeCrypto, brought.files, signer);
  writeFileSync(join(path, MANIFEST), manifest);
  writeFileSync(join(path, MANIFEST_NOTE), note);
  print([`已签名，写入 ${MANIFEST} 和 ${MANIFEST_NOTE}。`, ...describeKey(signer)].join('\n'));
  return 0;
}

interface Enrolling {
  path: string;
  origin: string;
  out: string;
}

function enrol({ path, origin, out }: Enrolling, signer: NoteSigner, print: Print): number {
  const identity = readIdentity(nodeCrypto, readFileSync(path, 'utf8'));
  if (!identity) {
    print(`${path} 里不是一台设备的身份公钥。`);
    return 1;
  }
  const lines = identity.map(({ name, type, key }) => encodeVkey(nodeCrypto, name, type, key));
  writeFileSync(out, writeEnrolment(nodeCrypto, origin, lines, signer), { flag: 'wx' });
  const fingerprints = identity.map(({ type, key }) => `设备指纹：${fingerprint(nodeCrypto, type, key)}`);
  print(
    [`登记文件已写入 ${out}，请送到 ${identity[0]?.name}。`, ...fingerprints, ...describeKey(signer)].join(
      '\n',
    ),
  );
  return 0;
}

/** Signs a station's identity, so that the station takes head office's key from the same file. An existing file is never overwritten. */
export async function stationEnrolCommand(args: readonly string[], print: Print): Promise<number> {
  return signAs(understand(args, ['key', 'origin', 'out']), ENROL_USAGE, print, enrol);
}

/** Checks a pack folder as a station would, and signs it in place. @returns 0 signed, 1 refused, 2 the command was not understood */
export async function packSignCommand(args: readonly string[], print: Print): Promise<number> {
  return signAs(understand(args, ['key', 'origin']), SIGN_USAGE, print, sign);
}

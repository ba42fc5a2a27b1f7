// The commands with which head office makes its key, signs a pack, enrols a station and gets schemas for its editor.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packKeyCommand, packSignCommand, stationEnrolCommand } from '../../electron/cli/head-office.ts';
import { packSchemaCommand } from '../../electron/cli/pack-schema.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { filesOfFolder } from '../../electron/services/pack-files.ts';
import { fingerprint, parseVkey } from '../../shared/ledger/vkey.ts';
import { verifyPack } from '../../shared/procedure/signed-pack.ts';
import { readEnrolment } from '../../shared/station/enrolment.ts';
import { OTHER_STATION } from '../support/head-office.ts';
import { smallFiles } from './small-pack.ts';

const root = mkdtempSync(join(tmpdir(), 'pack-sign-'));
const key = join(root, 'key.pem');
const folder = join(root, 'pack');
const ORIGIN = 'sample/head-office';
let vkey = '';

type Command = (args: readonly string[], print: (line: string) => void) => Promise<number>;

async function run(command: Command, ...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await command(args, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

beforeAll(async () => {
  for (const [path, text] of smallFiles()) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { said } = await run(packKeyCommand, key, '--origin', ORIGIN);
  vkey = /公钥：(.+)/.exec(said)?.[1] ?? '';
});
afterAll(() => rmSync(root, { recursive: true }));

describe('pack-key', () => {
  it('makes a key that only its owner can read, and says the public key with its fingerprint', async () => {
    const { code, said } = await run(packKeyCommand, join(root, 'other.pem'), '--origin', ORIGIN);
    expect(code).toBe(0);
    const parsed = parseVkey(nodeCrypto, /公钥：(.+)/.exec(said)?.[1] ?? '');
    expect(parsed?.name).toBe(`${ORIGIN}/pack`);
    expect(said).toContain(`指纹：${fingerprint(nodeCrypto, parsed!.type, parsed!.key)}`);
    expect(statSync(join(root, 'other.pem')).mode & 0o777).toBe(0o600);
    expect(said, 'the private key is not printed').not.toMatch(/PRIVATE/);
  });

  it('never overwrites a key', async () => {
    const before = readFileSync(key, 'utf8');
    expect((await run(packKeyCommand, key, '--origin', ORIGIN)).code).toBe(1);
    expect(readFileSync(key, 'utf8')).toBe(before);
  });
});

describe('pack-sign', () => {
  const sign = (at: string, ...more: string[]) =>
    run(packSignCommand, at, '--key', key, '--origin', ORIGIN, ...more);

  it('signs a folder so that a station takes it, and again after a change', async () => {
    const keys = [parseVkey(nodeCrypto, vkey)!];
    const isTaken = () => {
      const brought = filesOfFolder(folder);
      return brought.ok && verifyPack(nodeCrypto, brought.files, { origin: ORIGIN, keys }, '2026-11-21').ok;
    };
    expect(await sign(folder)).toMatchObject({ code: 0, said: expect.stringContaining(vkey) });
    expect(isTaken()).toBe(true);
    const flags = join(folder, 'flags.json');
    writeFileSync(flags, readFileSync(flags, 'utf8').replace('用途说不清', '用途讲不清'));
    expect(isTaken()).toBe(false);
    expect((await sign(folder)).code).toBe(0);
    expect(isTaken()).toBe(true);
  });

  it('signs nothing that a station would refuse', async () => {
    const dead = join(root, 'dead');
    cpSync(folder, dead, { recursive: true });
    const flags = JSON.parse(readFileSync(join(dead, 'flags.json'), 'utf8'));
    const unused = { code: 'F09', meaning: '没有用处', weight: 'W' };
    writeFileSync(join(dead, 'flags.json'), JSON.stringify([...flags, unused]));
    const before = readFileSync(join(dead, 'manifest.json'), 'utf8');
    expect(await sign(dead)).toMatchObject({ code: 1, said: expect.stringContaining('F09') });
    expect(readFileSync(join(dead, 'manifest.json'), 'utf8')).toBe(before);
    rmSync(join(dead, 'laws.json'));
    expect((await sign(dead)).said).toBe('没有签名，有 1 处错误：\n✗ laws.json 缺少这个文件。');
  });

  it('with a file that holds no key, a folder that is not there, or half a command says so', async () => {
    const noKey = join(root, 'no-key');
    for (const content of ['x', readFileSync(key, 'utf8').replace(/\n.+\n/, '\nAAAA\n')]) {
      writeFileSync(noKey, content);
      const other = await run(packSignCommand, folder, '--key', noKey, '--origin', ORIGIN);
      expect(other).toMatchObject({ code: 1, said: `${noKey} 不是 pack-key 生成的密钥文件。` });
    }
    expect((await sign(join(root, 'nowhere'))).code).toBe(1);
    for (const args of [[], [folder], [folder, '--key', key], [folder, '--key', key, '--origin', 'Bank']])
      expect((await run(packSignCommand, ...args)).code, args.join(' ')).toBe(2);
    expect((await run(packKeyCommand, key)).code).toBe(2);
  });
});

describe('station-enrol', () => {
  const identity = join(root, 'identity.vkey');
  const enrol = (out: string, from = identity) =>
    run(stationEnrolCommand, from, '--key', key, '--origin', ORIGIN, '--out', out);
  beforeAll(() => writeFileSync(identity, `${OTHER_STATION}\n`));

  it('signs the identity that a station shows, so that this station takes the key', async () => {
    const out = join(root, 'counter.note');
    const { code, said } = await enrol(out);
    const known = parseVkey(nodeCrypto, OTHER_STATION)!;
    expect(code).toBe(0);
    expect(said).toContain(`设备指纹：${fingerprint(nodeCrypto, known.type, known.key)}`);
    const taken = readEnrolment(nodeCrypto, readFileSync(out, 'utf8'), [known]);
    expect(taken).toEqual({ ok: true, origin: ORIGIN, keys: [vkey] });
    expect((await enrol(out)).code, 'never overwrites').toBe(1);
  });

  it('signs nothing else', async () => {
    const out = join(root, 'none.note');
    expect(await enrol(out, key)).toMatchObject({ code: 1, said: `${key} 里不是一台设备的身份公钥。` });
    expect(existsSync(out)).toBe(false);
    expect((await run(stationEnrolCommand, identity, '--key', key, '--origin', ORIGIN)).code).toBe(2);
  });
});

describe('pack-schema', () => {
  it('writes one schema for each kind of JSON file, in which an editor finds the members', async () => {
    const at = join(root, 'schemas');
    expect((await run(packSchemaCommand, at)).code).toBe(0);
    const written = readdirSync(at);
    const kinds = [...smallFiles().keys()].filter((path) => path.endsWith('.json'));
    // A small pack lets nothing be destroyed, needs no retention table, and is in Chinese only.
    expect(written).toEqual(expect.arrayContaining(['retention.schema.json', 'language.schema.json']));
    expect(written).toHaveLength(kinds.length + 2);
    const schema = JSON.parse(readFileSync(join(at, 'procedure.schema.json'), 'utf8'));
    expect(schema.properties).toHaveProperty('steps.items.properties.say');
    expect(schema.additionalProperties).toBe(false);
    expect((await run(packSchemaCommand)).code).toBe(2);
  });
});

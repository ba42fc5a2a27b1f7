// The kinds of event by which the program itself is brought up to date: a signed file is taken or refused, handed to the system's installer,
// and the next start says which version runs.
import { z } from 'zod';
import { count, publicText, sha256, staffId, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { ARCHITECTURES, INSTALLERS, PLATFORMS, UPDATE_FAULTS } from './update-file.ts';

const none = z.strictObject({});
const version = publicText(20);

/** Why an installation came to nothing: the system did not open the installer, or another version runs than was to be. */
const NOT_INSTALLED = ['not-opened', 'other-version'] as const;

export const updateKinds = {
  'update-staged': {
    sentence: '核对并收下总行签名的程序更新文件',
    by: ['admin'],
    /** `manifest`: hash of what was signed; `installer`, `bytes`: of what will be handed to the system; it lies beside the ledger and not in it. */
    body: z.strictObject({
      ...{
        version,
        backTo: version,
        manifest: sha256,
        signature: publicText(4000),
        signedBy: publicText(300),
      },
      platform: z.enum(PLATFORMS),
      arch: z.enum(ARCHITECTURES),
      kind: z.enum(INSTALLERS),
      ...{ installer: sha256, bytes: count },
    }),
    private: none,
  },
  'update-refused': {
    sentence: '拒收程序更新文件',
    by: ['admin'],
    body: z.strictObject({ why: z.enum(UPDATE_FAULTS) }),
    /** A name may bear somebody's. */
    private: z.strictObject({ file: words(120) }),
  },
  'update-begun': {
    sentence: '把程序更新交给系统安装，或退回上一版',
    by: ['admin'],
    body: z.strictObject({
      ...{ version, from: version, approver: staffId },
      direction: z.enum(['forward', 'back']),
    }),
    private: none,
  },
  'update-applied': {
    sentence: '更新后的程序版本已经启动',
    by: ['system'],
    body: z.strictObject({ version, from: version }),
    private: none,
  },
  'update-stepped-back': {
    sentence: '程序已经退回上一版',
    by: ['system'],
    body: z.strictObject({ version, from: version }),
    private: none,
  },
  'update-not-applied': {
    sentence: '程序更新没有装上',
    by: ['system', 'admin'],
    body: z.strictObject({ version, runs: version, why: z.enum(NOT_INSTALLED) }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

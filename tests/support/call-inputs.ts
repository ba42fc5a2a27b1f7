// One well-formed input for every call of the contract, with every optional member given: what the matrix and the parity of hosts send.
import type { Client } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import { asUpload, enrolmentOf, KEYS, ORIGIN, OTHER_STATION, signerNamed, vkeyOf } from './head-office.ts';
import { asRoster, ROSTER } from './rosters.ts';
import { INK, PIN, remittance, SET_UP, slipOf } from './station-driver.ts';

type Inputs<T> = {
  [K in keyof T]: T[K] extends Client<infer _C, infer Input, infer _O, infer _E> ? Input : Inputs<T[K]>;
};

const HASH = `${'A'.repeat(42)}0=`;
const SAY = { place: 'procedures/REM/steps/REM-01/say' };
const PURPOSE = { base: HASH, list: 'procedures/REM/steps/REM-01/groups/0/options' };
const NOTE = { note: '客户自述' };
/** 1280 × 800 on twelve inches. */
export const DISPLAY = { pxPer100Mm: 495, width: 1280, height: 800, dprPercent: 100 };
const HEAD_OFFICE = { origin: ORIGIN, keys: KEYS };
const NEIGHBOUR = vkeyOf({ ...signerNamed('t'), name: 'icbc/hz-01/t01/identity' });
const TAPS = {
  ...{ procedure: 'ATM', pack: HASH, machine: 'hall' },
  ...{ answers: [{ step: 'ATM-01', options: ['withdraw'] }], heard: ['investigation'] },
};
const LOCAL = {
  cases: [
    {
      ...{ code: 'CX-1', scam: 'T07', date: '2026-11-01', until: '2027-10-31' },
      ...{ text: '有人自称办案，要客户把钱转走。', source: '本网点', illustrative: false },
    },
  ],
  numbers: [{ contact: 'police-station', number: '0571-000000', checked: '2026-11-20', until: '2027-11-20' }],
};

/** @param caseId of an open case  @param command a new number each time */
export function wellFormed(
  caseId: string,
  command: () => { command: string },
): Inputs<ContractRouterClient<Contract>> {
  const at = () => ({ ...command(), caseId });
  const slip = slipOf({ yuan: 9_000 });
  const range = { from: '2026-11-01', to: '2026-11-30' };
  return {
    station: {
      watch: undefined,
      setUp: { ...command(), ...SET_UP },
      printPage: { ...command(), paper: 'A4' },
      openWithSpareKey: { ...command(), kind: 'recovery', key: 'CG1 QYPP 6ZZZ' },
      signIn: { ...command(), staff: 'jia', pin: PIN, room: 'teller' },
      signOut: command(),
      lock: command(),
      unlock: { ...command(), pin: PIN },
      turnBack: { ...command(), pin: PIN },
      stayAwake: undefined,
    },
    teller: {
      openCase: { ...command(), ...remittance(), reference: 'HK-001', handOver: '12343' },
      answerStep: { ...at(), step: 'REM-01', options: ['other-person'], saw: null, ...NOTE },
      changeStep: { ...at(), step: 'REM-00', options: ['doubtful'], saw: 1, cause: 'record-error', ...NOTE },
      correctSlip: { ...at(), slip, saw: 0, cause: 'record-error' },
      deferStep: {
        ...{ ...at(), step: 'ACC-03', saw: null, reason: 'system-down' },
        ...{ owner: 'jia', due: '2026-11-21', ...NOTE },
      },
      fillSlip: { ...at(), slip },
      enterProcedure: { ...at(), procedure: 'ELD' },
      library: undefined,
      showScam: { ...at(), scam: 'T07' },
      showReason: { ...at(), step: 'REM-01' },
      recordTurn: { ...at(), scam: 'T07', reaction: 'turned' },
      printPaper: { ...at(), paper: 'N6' },
      hear: { ...at(), heard: 'investigation' },
      unhear: { ...at(), heard: 'investigation' },
      signOnPaper: { ...at(), notice: HASH, scan: HASH },
      recordRefusal: { ...at(), notice: HASH, reason: 'think-again' },
      witnessMark: { ...at(), notice: HASH, witness: 'yi', pin: PIN },
      escalate: { ...at(), proposed: 'O6' },
      withdraw: { ...at(), ending: 'O7', ground: 'verify-first' },
      chooseLanguage: { ...at(), language: 'zh-Hant' },
      turnScreen: at(),
      pauseCase: { ...at(), reason: 'customer-rest' },
      resumeCase: at(),
      cancelCase: { ...at(), reason: 'customer-left', ...NOTE },
      closeCase: at(),
      takeOver: { ...at(), staff: 'geng', pin: PIN },
      handOn: { ...at(), staff: 'geng', pin: PIN, reason: 'shift-change' },
    },
    reviewer: {
      proceed: { ...at(), reason: 'family-confirmed', ending: 'O8', paperHanded: true, ...NOTE },
      raise: { ...at(), to: 'O5', reason: 'own-judgement', ...NOTE },
      end: { ...at(), ending: 'O7', ground: 'persuaded', paperHanded: true, ...NOTE },
      recordContact: { ...at(), contact: '110', result: 'arrived', number: '12', person: '王警官', ...NOTE },
      waitingCases: { words: '赵', page: 0 },
      assignCase: { ...at(), staff: 'jia', reason: 'gone-home' },
      handBack: command(),
    },
    customer: {
      watch: undefined,
      confirmScreen: command(),
      swapScreens: command(),
      calibrate: { ...command(), ...DISPLAY },
      askHelp: { ...command(), signal: 'all-well' },
      teachBack: { ...command(), notice: HASH, choice: 'do-as-told' },
      askAloud: { ...command(), notice: HASH, page: 1, by: 'teller' },
      chooseLanguage: { ...command(), language: 'zh-Hant' },
      setReading: { ...command(), size: '52', theme: 'yellow-on-black', hand: 'left', volume: 'soft' },
      turnPage: { ...command(), notice: HASH, page: 1, ms: 1_000 },
      answerSheet: { ...command(), notice: HASH, option: 'none' },
      closeShown: { ...command(), shown: 'T07' },
      sign: { ...command(), notice: HASH, form: 'ink', clears: 0, ink: INK, pad: command().command },
      refuse: { ...command(), notice: HASH, reason: 'think-again' },
      confirm: {
        ...command(),
        amountFen: 1,
        payeeMask: '钱**',
        arrival: 'realtime',
        by: 'ink',
        ink: INK,
        pad: command().command,
      },
      decline: { ...command(), choice: 'change' },
    },
    task: {
      list: undefined,
      settle: { ...at(), task: 'next-day-call', result: 'genuine', ...NOTE },
    },
    objection: {
      list: { page: 0 },
      findCases: { ...command(), ...range, text: '赵铁柱' },
      make: { ...at(), matter: 'refused', received: '2026-11-21', basic: false, ...NOTE },
      answer: { ...command(), objection: command().command, result: 'upheld', innocent: true, ...NOTE },
    },
    day: {
      list: { page: 0 },
      close: { ...command(), approver: 'jia', pin: PIN },
      print: { ...command(), closing: 3 },
    },
    auditor: {
      generations: undefined,
      findCases: {
        ...{ ...command(), ...range, page: 0 },
        ...{ teller: 'jia', outcome: 'O0', procedure: 'REM', flag: 'F16', text: '赵铁柱 8万' },
      },
      readCase: at(),
      lobbyRecords: { ...command(), ...range, kind: 'round', page: 0 },
      previewExport: { ...range, procedure: 'REM', teller: 'jia', named: [caseId] },
      exportBundle: {
        ...command(),
        ...range,
        named: [caseId],
        masking: 'masked',
        recipient: '总行审计部',
        purpose: '月度检查',
      },
    },
    check: { checkNow: { ...command(), known: { size: 3, root: HASH } } },
    compare: {
      heads: { ...command(), heads: [{ origin: 'b/b/d/g1', size: 3, root: HASH }] },
      report: { ...command(), report: '{}\n' },
    },
    backup: {
      list: undefined,
      make: command(),
      drill: command(),
      chooseFolder: { ...command(), folder: '/mnt/backup' },
    },
    admin: {
      listStaff: undefined,
      addStaff: { ...command(), id: 'xin', name: '新人', roles: ['teller'], pin: PIN },
      changeStaff: {
        ...command(),
        id: 'yi',
        name: '大堂经理乙',
        roles: ['lobby', 'teller'],
        status: 'active',
      },
      resetPin: { ...command(), id: 'yi', pin: '864209' },
      spareKeys: undefined,
      renewRecoveryKey: { ...command(), approver: 'bing', pin: PIN },
      setPassphrase: { ...command(), approver: 'bing', pin: PIN, passphrase: '湖边有三棵老柳树和一座石桥' },
      headOffice: undefined,
      readHeadOffice: HEAD_OFFICE,
      enrolHeadOffice: { ...command(), ...HEAD_OFFICE, approver: 'bing', pin: PIN },
      identityText: undefined,
      readEnrolment: { note: enrolmentOf(OTHER_STATION) },
      importEnrolment: { ...command(), note: enrolmentOf(OTHER_STATION), approver: 'bing', pin: PIN },
    },
    health: { facts: undefined },
    settings: {
      setIdleLock: { ...command(), minutes: 12, second: { approver: 'bing', pin: PIN } },
      previewFile: { note: 'x' },
      applyFile: { ...command(), note: 'x' },
      setRestart: { ...command(), hour: 3 },
      setHelpPhone: { ...command(), phone: '0571-5555 0199转2' },
    },
    update: {
      status: undefined,
      offers: { folder: '/media/usb' },
      take: { ...command(), folder: '/media/usb', file: '0.2.0.cgupdate' },
      begin: { ...command(), version: '0.2.0', approver: 'bing', pin: PIN },
    },
    emergency: {
      makeCode: { ...command(), approver: 'bing', pin: PIN },
      begin: {
        ...{ ...command(), staff: 'yi', pin: PIN, code: '7M3K-9QXR-2FVA-0HJT', role: 'supervisor' },
        ...{ reason: '主管生病，客户在柜台等复核', forCase: caseId },
      },
      end: command(),
      list: { page: 0 },
      acts: { begun: 3, page: 0 },
      review: { ...command(), begun: 3, found: '已和本人核对' },
    },
    roster: {
      preview: asRoster(ROSTER),
      import: { ...command(), ...asRoster(ROSTER), seen: HASH, approver: 'bing', pin: PIN },
    },
    compliance: {
      packs: undefined,
      importPack: { ...command(), ...asUpload(Uint8Array.of(0x50, 0x4b, 3, 4)) },
      comparePack: { sha256: HASH, page: 0 },
      publishPack: { ...command(), sha256: HASH, approver: 'bing', pin: PIN },
      localContent: undefined,
      compareLocal: { ...LOCAL, page: 0 },
      publishLocal: { ...command(), ...LOCAL, approver: 'bing', pin: PIN },
      proposals: undefined,
      settleProposal: { ...command(), proposal: command().command, as: 'taken' },
      proposeCase: { ...command(), scam: 'T07', text: '有人自称客服，让客户共享屏幕。' },
    },
    lobby: {
      board: undefined,
      look: TAPS,
      remind: { ...command(), ...TAPS },
      handOver: { ...command(), ...TAPS },
      answerSignal: { ...command(), signal: 3, what: 'no-call' },
      makeRound: { ...command(), machines: [{ machine: 'hall', seen: ['in-order'] }] },
      waiting: undefined,
      slip: { code: '12343' },
      writeSlip: { ...command(), code: '12343' },
      receive: { ...command(), slip: 'b/b/d/g1/hand-over\n{}\n\n' },
      stations: undefined,
      readStation: { key: NEIGHBOUR },
      enrolStation: { ...command(), key: NEIGHBOUR, approver: 'bing', pin: PIN },
      dropStation: { ...command(), name: 'icbc/hz-01/t01/identity' },
      machines: undefined,
      setMachines: { ...command(), machines: [{ code: 'A01', group: 'hall' }] },
    },
    custody: {
      table: undefined,
      cases: { show: 'dated', ...range, page: 0 },
      change: { ...at(), act: 'hold', reason: 'inquiry', paper: '调证 12 号', approver: 'bing', pin: PIN },
      erase: {
        ...{ ...at(), ground: 'period-over', relationEnded: '2026-11-01' },
        ...{ approver: 'bing', pin: PIN },
      },
    },
    device: {
      status: undefined,
      set: { ...command(), device: 'pad', file: 'pad', sha256: HASH, approver: 'bing', pin: PIN },
      drop: { ...command(), device: 'pad' },
      startAgain: { ...command(), device: 'pad' },
    },
    pad: {
      open: { about: HASH, form: 'mark', touched: true },
      leave: { about: HASH },
      wipe: undefined,
      watch: { page: command().command },
    },
    display: {
      swap: command(),
      doubt: command(),
      begin: command(),
      leave: command(),
    },
    draft: {
      overview: undefined,
      places: { file: 'procedures/REM.json' },
      edit: { ...command(), base: HASH, ...SAY, value: '请问这笔钱准备怎么用？' },
      options: { file: 'procedures/REM.json' },
      addOption: { ...command(), ...PURPOSE, code: 'tuition', label: '交学费', raises: ['F01'] },
      removeOption: { ...command(), ...PURPOSE, code: 'usual' },
      orderOptions: { ...command(), ...PURPOSE, order: ['unclear', 'usual'] },
      undo: { ...command(), base: HASH, ...SAY },
      drop: command(),
      compare: { page: 0 },
      check: undefined,
      rehearse: { ...command(), pack: HASH },
      export: command(),
    },
  };
}

type Procedure = (typeof contract)['station']['signIn'];

export interface Call {
  /** `teller.openCase` */
  name: string;
  group: string;
  call: string;
  definition: Procedure['~orpc'];
}

/** Every call there is. The contract is two levels deep. */
export const CALLS: readonly Call[] = Object.entries(contract).flatMap(([group, calls]) =>
  Object.entries(calls).map(([call, procedure]) => ({
    ...{ name: `${group}.${call}`, group, call },
    definition: (procedure as Procedure)['~orpc'],
  })),
);

type AnyClient = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;

/** Makes a call by name, past the types: what a hostile window could send. */
export function send(
  client: object,
  { group, call }: Pick<Call, 'group' | 'call'>,
  input: unknown,
): Promise<unknown> {
  const made = (client as AnyClient)[group]?.[call];
  if (!made) throw new Error(`no call ${group}.${call}`);
  return made(input);
}

/** The well-formed input of a call. */
export function inputOf(inputs: object, { group, call }: Pick<Call, 'group' | 'call'>): unknown {
  return (inputs as Record<string, Record<string, unknown>>)[group]?.[call];
}

// One day at a counter as a script of calls, each made at least once with success and once without. The hosts are compared by its transcript.
import { tmpdir } from 'node:os';
import { ORPCError } from '@orpc/client';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { CALLS, send, wellFormed } from './call-inputs.ts';
import { reportOfFork } from './forked-log.ts';
import { asUpload, enrolmentOf, signedZip } from './head-office.ts';
import type { Client, Seat } from './http-window.ts';
import { innocentAnswer } from './innocent-answer.ts';
import { playCustody } from './parity-custody.ts';
import { playCustomersOwn, playDisplay, playTeachBack } from './parity-customer.ts';
import { playEmergency } from './parity-emergency.ts';
import { playHandOn } from './parity-hand-on.ts';
import { playLobby } from './parity-lobby.ts';
import { playObjections } from './parity-objections.ts';
import { dissuades, playOtherProcedures } from './parity-procedures.ts';
import { playRooms, playUpdates } from './parity-rooms.ts';
import { INK, PIN, remittance, SET_UP, type StationDriver, slipOf } from './station-driver.ts';

const NO_CASE = '01940000-0000-7000-8000-00000000ca5e';

export interface Line {
  call: string;
  code: string;
  answer: unknown;
}

/** Ids, hashes, folders and the size of what holds them differ from run to run; everything else must not. */
function comparable(value: unknown): unknown {
  const text = JSON.stringify(value) ?? 'null';
  return JSON.parse(
    text
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
      .replace(/[0-9a-f]{64}/g, '<hex>')
      .replace(/CG1[0-9A-Z]{32}/g, '<key>')
      .replace(/"id":"[0-9a-f]{8}"/g, '"id":"<slot>"')
      .replace(/"identityWords":\[[^\]]*\]/g, '"identityWords":"<words>"')
      .replace(/(?<=\\n|")[a-z0-9./-]+\/identity\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+/g, '<identity>')
      .replace(/[A-Za-z0-9+/]{91}=/g, '<signature>')
      .replace(/[A-Za-z0-9+/]{43}=/g, '<hash>')
      .replace(/树根 [A-Za-z0-9+/]{12}…/g, '树根 <root>…')
      // Some of them have the form of a spare key's code as well.
      .replace(/"code":"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"/g, '"code":"<envelope>"')
      .replace(/([A-Z2-7]{4}-){3}[A-Z2-7]{4}/g, '<code>')
      .replace(/"code":"\d{5}"/g, '"code":"<hand-over>"')
      .replace(/_\d{5}_[0-9a-f]{6}\.note/g, '_<hand-over>.note')
      .replace(/"[^"]*(live-exports[^"]*)"/g, '"$1"')
      .replace(/"[^"]*(live-backups[^"]*)"/g, '"$1"')
      .replace(/"folder":"[^"]*(devices)"/g, '"folder":"$1"')
      .replace(/"(storeFree|backupFree)":\d+/g, '"$1":0')
      // A database keeps its pages as they came to lie.
      .replace(/("file":"g1-\d+\.db","size":\d+,"bytes":)\d+/g, '$10')
      // The workbook in a bundle is compressed, ids and hashes in it.
      .replace(/("file":"live-exports[^"]*","bytes":)\d+/g, '$10'),
  );
}

async function collected(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  const values: unknown[] = [];
  for await (const value of answer as AsyncIterable<{ state?: string }>) {
    // How often progress is told depends on the machine.
    if (value.state !== 'working') values.push(value);
    if (value.state === undefined) break;
  }
  return values;
}

const APPROVER = { approver: 'yi', pin: '864209' };

export class ParityScript {
  readonly transcript: Line[] = [];
  readonly #counter: StationDriver;
  readonly #windows: Record<Seat, Client>;

  constructor(counter: StationDriver, windows: Record<Seat, Client>) {
    this.#counter = counter;
    this.#windows = windows;
  }

  async #say(name: string, input?: unknown, window?: Seat): Promise<unknown> {
    const known = CALLS.find((call) => call.name === name);
    if (!known) throw new Error(`no call ${name}`);
    const own = known.definition.meta as { window: Seat };
    const line: Line = { call: name, code: 'done', answer: null };
    this.transcript.push(line);
    try {
      const answer = await collected(await send(this.#windows[window ?? own.window], known, input));
      line.answer = comparable(answer);
      return answer;
    } catch (error) {
      if (!(error instanceof ORPCError)) throw error;
      line.code = error.code;
      line.answer = comparable({ data: error.data ?? null, message: error.message, defined: error.defined });
      return undefined;
    }
  }

  #command = () => this.#counter.command();
  get #case(): TellerCaseView {
    return this.#counter.case;
  }
  #at = () => this.#counter.atCase();

  async play(): Promise<Line[]> {
    await this.#firstRun();
    await this.#roster();
    await this.#workAndCancel();
    await playHandOn(this.#counter, (name, input) => this.#say(name, input));
    await this.#markAndClose();
    await this.#review();
    await this.#paperAndWithdraw();
    await this.#refusals();
    await playOtherProcedures(this.#counter, (name, input) => this.#say(name, input));
    await playLobby(
      this.#counter,
      (name, input) => this.#say(name, input),
      () => this.#signInTo('lobby'),
    );
    await this.#days();
    await this.#audit();
    await this.#content();
    await playEmergency(this.#counter, (name, input) => this.#say(name, input), '864209');
    await this.#spareKeys();
    return this.transcript;
  }

  async #firstRun(): Promise<void> {
    const inputs = wellFormed(NO_CASE, this.#command) as unknown as Record<string, Record<string, unknown>>;
    for (const { name, group, call } of CALLS) {
      if (call !== 'watch' && call !== 'setUp') await this.#say(name, inputs[group]?.[call]);
    }
    await this.#say('station.watch', undefined, 'outer');
    await this.#say('station.printPage', { ...this.#command(), paper: 'A4' }, 'outer');
    await this.#say('customer.watch', undefined, 'inner');
    await this.#say('station.setUp', {
      ...this.#command(),
      ...SET_UP,
      admin: { ...SET_UP.admin, pin: '123456' },
    });
    await this.#say('station.setUp', { ...this.#command(), ...SET_UP });
    await this.#say('station.printPage', { ...this.#command(), paper: 'A4' });
    await this.#say('station.setUp', { ...this.#command(), ...SET_UP });
    await this.#say('station.watch');
    await this.#say('customer.watch');
  }

  #signIn = (staff: string, pin = PIN) => this.#say('station.signIn', { ...this.#command(), staff, pin });

  async #roster(): Promise<void> {
    await this.#signIn('ji', '864209');
    await this.#signIn('ji');
    for (const person of [
      { id: 'jia', name: '柜员甲', roles: ['teller'] },
      { id: 'yi', name: '大堂经理乙', roles: ['lobby'] },
      { id: 'bing', name: '网点负责人丙', roles: ['supervisor', 'branch-head'] },
      { id: 'wu', name: '审计戊', roles: ['auditor'] },
      { id: 'xin', name: '新人', roles: ['auditor', 'admin'] },
    ]) {
      await this.#say('admin.addStaff', { ...this.#command(), ...person, pin: PIN });
    }
    const yi = { id: 'yi', name: '大堂经理乙', status: 'active' };
    await this.#say('admin.changeStaff', { ...this.#command(), ...yi, roles: ['lobby', 'compliance'] });
    await this.#say('admin.resetPin', { ...this.#command(), id: 'yi', pin: '864209' });
    await this.#say('admin.listStaff');
    await playUpdates(this.#counter, (name, input) => this.#say(name, input));
    await this.#say('teller.openCase', { ...this.#command(), ...remittance() });
    await this.#say('station.signOut', this.#command());
  }

  async #open(words = {}): Promise<void> {
    await this.#say('teller.openCase', { ...this.#command(), ...remittance(words) });
    this.#counter.wait(5);
  }

  async #workAndCancel(): Promise<void> {
    await this.#signIn('jia');
    await playDisplay(this.#counter, (name, input) => this.#say(name, input));
    await this.#say('station.stayAwake');
    await this.#open();
    await this.#say('teller.answerStep', { ...this.#at(), step: 'REM-01', options: ['company'], saw: null });
    await this.#say('teller.answerStep', { ...this.#at(), step: 'REM-01', options: ['company'], saw: 5 });
    await this.#say('teller.answerStep', { ...this.#at(), step: 'REM-01', options: 'company', saw: 2 });
    const change = { step: 'REM-01', options: ['other-person'], saw: 2, cause: 'record-error' };
    await this.#say('teller.changeStep', { ...this.#at(), ...change });
    const slip = slipOf({ yuan: 9_000 });
    await this.#say('teller.correctSlip', { ...this.#at(), slip, saw: 0, cause: 'customer-changed' });
    await this.#say('teller.hear', { ...this.#at(), heard: 'secrecy' });
    await this.#say('teller.unhear', { ...this.#at(), heard: 'secrecy' });
    const caseId = this.#case.id;
    await this.#say('teller.pauseCase', { ...this.#at(), reason: 'customer-rest' });
    await this.#say('teller.resumeCase', { ...this.#command(), caseId });
    await this.#say('teller.cancelCase', { ...this.#at(), reason: 'wrong-business', note: '改办取款' });
    await this.#say('teller.cancelCase', { ...this.#command(), caseId, reason: 'wrong-business' });
  }

  async #answerAll(): Promise<void> {
    for (let step = this.#counter.openStep; step; step = this.#counter.openStep) {
      const options = innocentAnswer(step);
      await this.#say('teller.answerStep', { ...this.#at(), step: step.id, options, saw: null });
      this.#counter.wait(3);
    }
  }

  async #read(): Promise<{ notice: string }> {
    const { sha256: notice, pages } = this.#case.notice;
    for (let page = 1; page <= pages; page += 1) {
      this.#counter.wait(20);
      await this.#say('customer.turnPage', { ...this.#command(), notice, page, ms: 12_000 });
    }
    return { notice };
  }

  async #markAndClose(): Promise<void> {
    await this.#open();
    await this.#say('teller.answerStep', {
      ...this.#at(),
      step: 'REM-01',
      options: ['other-person'],
      saw: null,
    });
    await playCustomersOwn(this.#counter, (name, input, window) => this.#say(name, input, window));
    const signature = { form: 'mark', clears: 2, ink: INK };
    await this.#say('customer.sign', { ...this.#command(), notice: this.#case.notice.sha256, ...signature });
    const shown = await this.#read();
    await playTeachBack(this.#counter, (name, input) => this.#say(name, input), shown);
    await this.#say('customer.sign', { ...this.#command(), ...shown, ...signature });
    await this.#say('teller.witnessMark', { ...this.#at(), ...shown, witness: 'yi', pin: '864209' });
    await this.#answerAll();
    const facts = { amountFen: 800_000, payeeMask: '钱**', arrival: 'ordinary', by: 'ink', ink: INK };
    await this.#say('customer.confirm', { ...this.#command(), ...facts });
    await this.#say('teller.closeCase', this.#at());
  }

  async #review(): Promise<void> {
    await this.#open({ yuan: 60_000 });
    await this.#say('teller.hear', { ...this.#at(), heard: 'investigation' });
    await this.#say('teller.escalate', this.#at());
    await this.#say('teller.takeOver', { ...this.#at(), staff: 'bing', pin: PIN });
    const contact = { contact: '110', result: 'arrived', number: '12', person: '王警官', note: '已到场' };
    await this.#say('reviewer.recordContact', { ...this.#at(), ...contact });
    await this.#say('reviewer.raise', { ...this.#at(), to: 'O5', reason: 'own-judgement' });
    await this.#say('teller.escalate', this.#at());
    const agreed = { reason: 'family-confirmed', paperHanded: false };
    await this.#say('reviewer.proceed', { ...this.#at(), ...agreed });
    await dissuades(this.#counter, (name, input) => this.#say(name, input));
    await this.#say('reviewer.proceed', { ...this.#at(), ...agreed });
    await this.#say('reviewer.handBack', this.#command());
    await this.#say('reviewer.handBack', this.#command());
    await this.#say('teller.cancelCase', { ...this.#at(), reason: 'customer-left' });
  }

  async #paperAndWithdraw(): Promise<void> {
    await this.#open();
    await this.#answerAll();
    const { sha256: notice } = this.#case.notice;
    await this.#say('teller.signOnPaper', { ...this.#at(), notice, scan: `${'B'.repeat(42)}0=` });
    await this.#say('customer.decline', { ...this.#command(), choice: 'not-now' });
    await this.#say('teller.withdraw', { ...this.#at(), ending: 'O7', ground: 'verify-first' });
  }

  async #refusals(): Promise<void> {
    await this.#open();
    await this.#answerAll();
    const { sha256: notice } = this.#case.notice;
    await this.#say('customer.refuse', { ...this.#command(), notice, reason: 'think-again' });
    await this.#say('teller.escalate', this.#at());
    await this.#say('teller.takeOver', { ...this.#at(), staff: 'bing', pin: PIN });
    const ended = { ending: 'O7', ground: 'persuaded', paperHanded: true, note: '客户先回家商量' };
    await this.#say('reviewer.end', { ...this.#at(), ...ended });
    await this.#open();
    await this.#say('teller.answerStep', {
      ...this.#at(),
      step: 'REM-01',
      options: ['other-person'],
      saw: null,
    });
    await this.#say('teller.recordRefusal', { ...this.#at(), notice, reason: 'disagrees' });
    await this.#say('teller.pauseCase', { ...this.#at(), reason: 'customer-rest' });
  }

  async #days(): Promise<void> {
    await this.#signIn('bing');
    await playObjections(this.#counter, (name, input) => this.#say(name, input));
    const second = { approver: 'jia', pin: PIN };
    await this.#say('day.close', { ...this.#command(), ...second, approver: 'bing' });
    await this.#say('day.close', { ...this.#command(), ...second });
    await this.#say('day.close', { ...this.#command(), ...second });
    const days = (await this.#say('day.list', { page: 0 })) as { closed: { seq: number }[] };
    await this.#say('day.print', { ...this.#command(), closing: 0 });
    await this.#say('day.print', { ...this.#command(), closing: days.closed[0]?.seq });
    await this.#say('backup.make', this.#command());
    await this.#say('backup.list');
    await this.#say('backup.drill', this.#command());
    await this.#say('auditor.generations');
  }

  async #audit(): Promise<void> {
    await this.#say('station.lock', this.#command());
    await this.#say('station.unlock', { ...this.#command(), pin: '864209' });
    await this.#say('station.unlock', { ...this.#command(), pin: PIN });
    await this.#say('station.signOut', this.#command());
    await this.#signIn('wu');
    const range = { from: '2026-11-21', to: '2026-11-21' };
    const search = { ...this.#command(), ...range, page: 0 };
    await this.#say('auditor.generations');
    await this.#say('auditor.findCases', { ...search, generation: 7 });
    const found = (await this.#say('auditor.findCases', search)) as { cases: { caseId: string }[] };
    for (const words of [{ text: '赵铁柱 8,000' }, { text: '无此人' }, { procedure: 'REM', flag: 'F8' }])
      await this.#say('auditor.findCases', { ...search, ...this.#command(), ...words });
    for (const { caseId } of found.cases) await this.#say('auditor.readCase', { ...this.#command(), caseId });
    await this.#say('auditor.lobbyRecords', { ...search, ...this.#command() });
    await this.#say('auditor.lobbyRecords', { ...search, ...this.#command(), generation: 7 });
    await this.#say('check.checkNow', {
      ...this.#command(),
      known: { size: 1, root: `${'A'.repeat(42)}0=` },
    });
    const heads = [
      { origin: this.#counter.station.open.ledger.origin, size: 1, root: `${'A'.repeat(42)}0=` },
    ];
    await this.#say('compare.heads', { ...this.#command(), heads });
    for (const report of ['{}\n', await reportOfFork()])
      await this.#say('compare.report', { ...this.#command(), report });
    await this.#say('auditor.previewExport', range);
    const wanted = { ...range, masking: 'full', recipient: '总行审计部', purpose: '月度检查' };
    for (const second of [{}, { approver: 'wu', pin: PIN }, { approver: 'yi', pin: '000111' }, APPROVER])
      await this.#say('auditor.exportBundle', { ...this.#command(), ...wanted, ...second });
    await this.#signInTo('compliance');
    const first = found.cases.at(-1)?.caseId ?? NO_CASE;
    await playCustody(this.#counter, (name, input) => this.#say(name, input), first, range);
  }

  /** The host loses its key file, and the recovery key opens the station all the same. */
  async #spareKeys(): Promise<void> {
    await this.#signIn('ji');
    await playRooms(this.#counter, (name, input) => this.#say(name, input));
    const second = { approver: 'bing', pin: PIN };
    await this.#say('admin.renewRecoveryKey', { ...this.#command(), ...second, approver: 'jia' });
    const made = (await this.#say('admin.renewRecoveryKey', { ...this.#command(), ...second })) as {
      key: string;
    };
    await this.#say('admin.setPassphrase', { ...this.#command(), ...second, passphrase: '太短' });
    const passphrase = '湖边有三棵老柳树和一座石桥';
    await this.#say('admin.setPassphrase', { ...this.#command(), ...second, passphrase });
    await this.#say('admin.spareKeys');
    await this.#say('backup.drill', this.#command());
    for (const folder of ['backup', tmpdir()])
      await this.#say('backup.chooseFolder', { ...this.#command(), folder });
    const open = (kind: string, key: string) =>
      this.#say('station.openWithSpareKey', { ...this.#command(), kind, key });
    await open('recovery', made.key);
    await this.#counter.losesKeyFile();
    await this.#say('station.watch');
    await open('recovery', made.key.replace('CG1', 'CG1Q'));
    await open('passphrase', '湖边有三棵老柳树和一座铁桥');
    await open('recovery', made.key);
    await this.#say('station.watch');
  }

  #signInTo = (room: 'lobby' | 'compliance') =>
    this.#say('station.signIn', { ...this.#command(), staff: 'yi', pin: '864209', room });

  async #content(): Promise<void> {
    const inputs = wellFormed(NO_CASE, this.#command);
    const say = (name: string, words: object = {}) => {
      const [group = '', call = ''] = name.split('.');
      const input = (inputs as unknown as Record<string, Record<string, object | undefined>>)[group]?.[call];
      return this.#say(name, input && { ...input, ...words });
    };
    await this.#signIn('ji');
    for (const call of ['headOffice', 'readHeadOffice', 'enrolHeadOffice', 'headOffice'])
      await say(`admin.${call}`);
    const note = enrolmentOf(String(await say('admin.identityText')));
    for (const words of [{}, { note }])
      for (const call of ['readEnrolment', 'importEnrolment']) await say(`admin.${call}`, words);
    await this.#signInTo('compliance');
    await say('compliance.importPack');
    const upload = { ...this.#command(), ...asUpload(signedZip()) };
    const steps = (await say('compliance.importPack', upload)) as { sha256: string }[];
    const { sha256 } = steps.at(-1) ?? { sha256: '' };
    await say('compliance.packs');
    await say('compliance.comparePack', { sha256 });
    await say('compliance.publishPack', { ...this.#command(), sha256, approver: 'yi' });
    await say('compliance.publishPack', { ...this.#command(), sha256 });
    for (const call of ['compareLocal', 'publishLocal', 'localContent']) await say(`compliance.${call}`);
    await this.#signInTo('lobby');
    await say('compliance.proposeCase');
    await this.#signInTo('compliance');
    const proposals = (await say('compliance.proposals')) as { id: string }[];
    await say('compliance.settleProposal', { proposal: proposals[0]?.id });
    await say('draft.overview');
    await say('draft.places');
    await say('draft.edit', { base: sha256, value: '长'.repeat(61) });
    await say('draft.edit', { base: sha256 });
    await say('draft.options');
    for (const raises of [['F99'], ['F01']])
      await say('draft.addOption', { ...this.#command(), base: sha256, raises });
    for (const code of ['unclear', 'nobody'])
      await say('draft.removeOption', { ...this.#command(), base: sha256, code });
    for (const order of [['tuition', 'usual', 'unclear'], ['usual']])
      await say('draft.orderOptions', { ...this.#command(), base: sha256, order });
    await say('draft.options');
    await say('draft.export', this.#command());
    await say('draft.edit', { ...this.#command(), base: sha256, place: 'pack/version', value: '1.0.1' });
    for (const call of ['overview', 'compare', 'check', 'rehearse']) await say(`draft.${call}`);
    await this.#say('draft.rehearse', this.#command());
    await this.#say('draft.rehearse', { ...this.#command(), pack: sha256 });
    await say('draft.export');
    await say('draft.undo', { base: sha256 });
    await say('draft.drop');
  }
}

// Every call of the contract, implemented once. A handler turns input into a service's words and nothing more.
import type { SlipInput } from '../../shared/case/commands.ts';
import type { Ink } from '../../shared/contract/ink.ts';
import { isTooShort } from '../../shared/ink/ink-rules.ts';
import { canonicalJson } from '../../shared/ledger/canonical.ts';
import { maskAccount, maskDocument } from '../../shared/words/mask.ts';
import { hashOf, type LargeThing } from '../ledger/ledger.ts';
import { findCases, readCase } from '../services/audit.ts';
import { caseOutside, openCase, runCase } from '../services/cases.ts';
import { exportBundle, previewExport } from '../services/exports.ts';
import { leaveSeat, lock, provePin, signIn, takeOver, unlock } from '../services/sign-in.ts';
import { Situation } from '../services/situation.ts';
import { addStaff, changeStaff, resetPin } from '../services/staff.ts';
import type { Station } from '../services/station.ts';
import { admitted, stationOf } from './admission.ts';
import type { App } from './build-app.ts';

interface Context {
  app: App;
  actor: { staff: string; role: string } | undefined;
}

/** Who acts, for calls that let nobody in without a seat. */
function acting({ app, actor }: Context): { station: Station; actor: { staff: string; role: string } } {
  if (!actor) throw new Situation('NOT_SIGNED_IN');
  return { station: stationOf(app), actor };
}

interface SlipWords {
  amountFen: number;
  share: SlipInput['share'];
  payee: string;
  account: string;
  bank?: string | undefined;
}

/** The slip as it is kept: of the account number only mask and keyed hash. */
function keptSlip(station: Station, words: SlipWords, customer: string): SlipInput {
  const { amountFen, share, payee, account, bank } = words;
  return {
    ...{ amountFen, share, payee },
    sameName: payee.normalize('NFC') === customer.normalize('NFC') ? 'yes' : 'no',
    accountMask: maskAccount(account),
    accountHash: station.vault.keyedHash('account', account),
    ...(bank && { bank }),
  };
}

function keptInk(
  ink: Ink,
  form: 'ink' | 'mark',
): { ref: { bytes: number; sha256: string }; large: LargeThing } {
  if (isTooShort(ink, form)) throw new Situation('INK_TOO_SHORT');
  const bytes = Buffer.from(canonicalJson(JSON.parse(JSON.stringify(ink))), 'utf8');
  const sha256 = hashOf(bytes);
  return { ref: { bytes: bytes.length, sha256 }, large: { bytes, sha256, secret: true } };
}

const CUSTOMER = { role: 'customer' } as const;

/** The customer's acts are on the case in front of them; while the counter is locked there is none. */
function outside(app: App, command: string) {
  app.stayAwake();
  const station = stationOf(app);
  return { station, at: { command, caseId: caseOutside(station).state.id } };
}

const { station: counter, teller, reviewer, customer, auditor, admin } = admitted;

const stationRouter = {
  watch: counter.watch.handler(async function* ({ context: { app }, signal }) {
    const left = app.connected('inner');
    try {
      yield* app.announcer.watch(() => app.innerView(), signal);
    } finally {
      left();
    }
  }),
  setUp: counter.setUp.handler(async ({ context: { app }, input }) => {
    if (app.station || app.stopped) throw new Situation('ALREADY_SET_UP');
    const { bank, branch, device, admin: first } = input;
    await app.setUp({ bank, branch, device, people: [{ ...first, roles: ['admin'] }] });
    return { identity: stationOf(app).identity };
  }),
  signIn: counter.signIn.handler(({ context: { app }, input }) => signIn(stationOf(app), input)),
  signOut: counter.signOut.handler(({ context, input }) =>
    leaveSeat(acting(context).station, input.command, 'handler'),
  ),
  lock: counter.lock.handler(({ context, input }) => lock(acting(context).station, input.command, 'asked')),
  unlock: counter.unlock.handler(({ context: { app }, input }) => {
    app.stayAwake();
    return unlock(stationOf(app), input);
  }),
  stayAwake: counter.stayAwake.handler(({ context: { app } }) => {
    app.stayAwake();
    return {};
  }),
};

const tellerRouter = {
  openCase: teller.openCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { command, procedure, customer: name, document, reference, documentCheck, ...words } = input;
    return openCase(station, actor, command, {
      ...{ procedure, customer: name, documentCheck },
      documentMask: maskDocument(document),
      documentHash: station.vault.keyedHash('document', document),
      ...(reference && { reference }),
      slip: keptSlip(station, words, name),
    });
  }),
  answerStep: teller.answerStep.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { step, options, saw, note } = input;
    return runCase(station, actor, input, { type: 'answer-step', step, options, saw, ...(note && { note }) });
  }),
  changeStep: teller.changeStep.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { step, options, saw, cause, note } = input;
    return runCase(station, actor, input, {
      type: 'change-step',
      step,
      options,
      saw,
      cause,
      ...(note && { note }),
    });
  }),
  correctSlip: teller.correctSlip.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const name = station.openCases.get(input.caseId)?.state.customer ?? '';
    const { saw, cause } = input;
    return runCase(station, actor, input, {
      type: 'correct-slip',
      slip: keptSlip(station, input, name),
      saw,
      cause,
    });
  }),
  hear: teller.hear.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'hear', heard: input.heard });
  }),
  unhear: teller.unhear.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'unhear', heard: input.heard });
  }),
  signOnPaper: teller.signOnPaper.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'sign-on-paper', notice: input.notice, scan: input.scan });
  }),
  recordRefusal: teller.recordRefusal.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, {
      type: 'refuse-to-sign',
      notice: input.notice,
      reason: input.reason,
    });
  }),
  witnessMark: teller.witnessMark.handler(({ context, input }) => {
    const { station } = acting(context);
    const { notice, witness, pin } = input;
    return station.inTurn(async () => {
      const person = await provePin(station, witness, pin);
      const role = person.roles.find((held) => WITNESSES.includes(held));
      if (!role) throw new Situation('NOT_YOUR_ROLE');
      return runCase(station, { staff: witness, role }, input, { type: 'witness', notice, witness });
    });
  }),
  escalate: teller.escalate.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'escalate' });
  }),
  withdraw: teller.withdraw.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { ending, ground } = input;
    return runCase(station, actor, input, { type: 'end', ending, ground, paperHanded: false });
  }),
  pauseCase: teller.pauseCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'pause', reason: input.reason });
  }),
  resumeCase: teller.resumeCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'resume' });
  }),
  cancelCase: teller.cancelCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { reason, note } = input;
    return runCase(station, actor, input, { type: 'cancel', reason, ...(note && { note }) });
  }),
  closeCase: teller.closeCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return runCase(station, actor, input, { type: 'close' });
  }),
  takeOver: teller.takeOver.handler(({ context, input }) => takeOver(acting(context).station, input)),
};

const WITNESSES: readonly string[] = ['teller', 'lobby', 'supervisor', 'branch-head'];

const reviewerRouter = {
  proceed: reviewer.proceed.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { reason, ending, paperHanded, note } = input;
    const command = {
      type: 'proceed' as const,
      reason,
      paperHanded,
      ...(ending && { ending }),
      ...(note && { note }),
    };
    return runCase(station, actor, input, command);
  }),
  raise: reviewer.raise.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { to, reason, note } = input;
    return runCase(station, actor, input, { type: 'raise', to, reason, ...(note && { note }) });
  }),
  end: reviewer.end.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { ending, ground, paperHanded, note } = input;
    return runCase(station, actor, input, {
      type: 'end',
      ending,
      ground,
      paperHanded,
      ...(note && { note }),
    });
  }),
  recordContact: reviewer.recordContact.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { contact, result, number, person, note } = input;
    const told = { ...(number && { number }), ...(person && { person }), ...(note && { note }) };
    return runCase(station, actor, input, { type: 'contact', contact, result, ...told });
  }),
  handBack: reviewer.handBack.handler(({ context, input }) =>
    leaveSeat(acting(context).station, input.command, 'reviewer'),
  ),
};

const customerRouter = {
  watch: customer.watch.handler(async function* ({ context: { app }, signal }) {
    const left = app.connected('outer');
    try {
      yield* app.announcer.watch(() => app.outerView(), signal);
    } finally {
      left();
    }
  }),
  turnPage: customer.turnPage.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { notice, page, ms } = input;
    return runCase(station, CUSTOMER, at, { type: 'turn-page', notice, page, ms });
  }),
  sign: customer.sign.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { notice, form, clears } = input;
    const { ref, large } = keptInk(input.ink, form);
    return runCase(station, CUSTOMER, at, { type: 'sign', notice, form, clears, ink: ref }, [large]);
  }),
  refuse: customer.refuse.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    return runCase(station, CUSTOMER, at, {
      type: 'refuse-to-sign',
      notice: input.notice,
      reason: input.reason,
    });
  }),
  confirm: customer.confirm.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    const { amountFen, payeeMask, arrival, by } = input;
    const kept = input.ink && keptInk(input.ink, 'ink');
    const command = {
      type: 'confirm' as const,
      amountFen,
      payeeMask,
      arrival,
      by,
      ...(kept && { ink: kept.ref }),
    };
    return runCase(station, CUSTOMER, at, command, kept ? [kept.large] : []);
  }),
  decline: customer.decline.handler(({ context: { app }, input }) => {
    const { station, at } = outside(app, input.command);
    return runCase(station, CUSTOMER, at, { type: 'decline', choice: input.choice });
  }),
};

const auditorRouter = {
  findCases: auditor.findCases.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return findCases(station, actor, input);
  }),
  readCase: auditor.readCase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return readCase(station, actor, input.command, input.caseId);
  }),
  previewExport: auditor.previewExport.handler(({ context, input }) =>
    previewExport(acting(context).station, input),
  ),
  exportBundle: auditor.exportBundle.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return exportBundle(station, actor, input, context.app.folders.exports);
  }),
};

const adminRouter = {
  listStaff: admin.listStaff.handler(({ context }) =>
    [...acting(context).station.state.people.values()].map(({ id, name, roles, status, since }) => ({
      ...{ id, name, status, since },
      roles: [...roles],
    })),
  ),
  addStaff: admin.addStaff.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return addStaff(station, actor, input.command, input);
  }),
  changeStaff: admin.changeStaff.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return changeStaff(station, actor, input.command, input);
  }),
  resetPin: admin.resetPin.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return resetPin(station, actor, input.command, input.id, input.pin);
  }),
};

export const router = admitted.router({
  station: stationRouter,
  teller: tellerRouter,
  reviewer: reviewerRouter,
  customer: customerRouter,
  auditor: auditorRouter,
  admin: adminRouter,
});

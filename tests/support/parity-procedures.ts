// The calls of the procedures beside the remittance, for the script by which the hosts are compared: a teller signed in, and nobody
// at the counter.
import { innocentAnswer } from './innocent-answer.ts';
import { INK, PIN, type StationDriver, slipOf } from './station-driver.ts';

type Say = (name: string, input?: unknown) => Promise<unknown>;

const CUSTOMER = { customer: '孙示丙', document: '990000197001014567' };

async function answersAll(counter: StationDriver, say: Say): Promise<void> {
  for (let step = counter.openStep; step; step = counter.openStep) {
    const answer = { step: step.id, options: innocentAnswer(step), saw: null };
    await say('teller.answerStep', { ...counter.atCase(), ...answer });
    counter.wait(3);
  }
}

/** Whoever took the second seat records the talk with the customer. */
export async function dissuades(counter: StationDriver, say: Say): Promise<void> {
  const next = () =>
    counter.case.steps.find(
      ({ id, state }) => id.startsWith('DIS-') && (state === 'open' || state === 'again'),
    );
  for (let step = next(); step; step = next()) {
    const answer = { step: step.id, options: innocentAnswer(step), saw: null };
    await say('teller.answerStep', { ...counter.atCase(), ...answer });
  }
}

async function reads(counter: StationDriver, say: Say): Promise<{ notice: string }> {
  const { sha256: notice, pages } = counter.case.notice;
  for (let page = 1; page <= pages; page += 1) {
    counter.wait(20);
    await say('customer.turnPage', { ...counter.command(), notice, page, ms: 12_000 });
  }
  return { notice };
}

/** An account while a query is down, with something of the library shown on the way. */
async function opensAccount(counter: StationDriver, say: Say): Promise<{ caseId: string }> {
  const at = () => counter.atCase();
  await say('teller.openCase', { ...counter.command(), ...CUSTOMER, procedure: 'ACC', documentCheck: 'ok' });
  const { id: caseId } = counter.case;
  await say('teller.library');
  await say('teller.showScam', { ...at(), scam: 'T18' });
  await say('customer.closeShown', { ...counter.command(), shown: 'T18' });
  await say('customer.closeShown', { ...counter.command(), shown: 'T18' });
  await say('teller.recordTurn', { ...at(), scam: 'T18', reaction: 'unmoved' });
  await say('teller.showReason', { ...at(), step: 'ACC-05a' });
  await say('customer.closeShown', { ...counter.command(), shown: 'ACC-05a' });
  await say('teller.enterProcedure', { ...at(), procedure: 'ELD' });
  await say('teller.enterProcedure', { ...at(), procedure: 'ELD' });
  const putOff = { step: 'ACC-03', saw: null, reason: 'system-down', owner: 'bing' };
  await say('teller.deferStep', { ...at(), ...putOff, due: '2026-12-31' });
  await say('teller.deferStep', { ...at(), ...putOff, due: '2026-11-23' });
  await answersAll(counter, say);
  const shown = await reads(counter, say);
  await say('customer.sign', { ...counter.command(), ...shown, form: 'ink', clears: 0, ink: INK });
  await say('teller.printPaper', { ...at(), paper: 'ACC1' });
  await say('teller.printPaper', { ...at(), paper: 'N4' });
  await say('teller.closeCase', at());
  return { caseId };
}

/** A transfer, whose sheet the customer answers while the slip is filled in. */
async function startsTransfer(counter: StationDriver, say: Say): Promise<void> {
  await say('teller.openCase', { ...counter.command(), ...CUSTOMER, procedure: 'TRF' });
  const shown = await reads(counter, say);
  await say('customer.answerSheet', { ...counter.command(), ...shown, option: 'paper' });
  await say('customer.answerSheet', { ...counter.command(), ...shown, option: 'none' });
  await say('teller.fillSlip', { ...counter.atCase(), slip: { amountFen: 100, share: 'no' } });
  await say('teller.fillSlip', { ...counter.atCase(), slip: slipOf() });
  await say('teller.cancelCase', { ...counter.atCase(), reason: 'customer-left' });
}

/** The branch head settles what was put off; in the end the teller is there again. */
export async function playOtherProcedures(counter: StationDriver, say: Say): Promise<void> {
  const account = await opensAccount(counter, say);
  await startsTransfer(counter, say);
  await say('station.signOut', counter.command());
  await say('station.signIn', { ...counter.command(), staff: 'bing', pin: PIN });
  await say('task.list');
  const settled = { ...account, task: 'ACC-03', result: 'clear' };
  await say('task.settle', { ...counter.command(), ...settled });
  await say('task.settle', { ...counter.command(), ...settled });
  await say('station.signOut', counter.command());
  await say('station.signIn', { ...counter.command(), staff: 'jia', pin: PIN });
}

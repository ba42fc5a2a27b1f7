// What an emergency seat may do. What is not listed as open is closed, also where the role that was taken over may do it: the emergency is for
// the customer at the counter and for a PIN that was forgotten, and for nothing that can wait for those whose work it is.

/** Why a call is closed: it takes two persons, changes who may work here, touches keys, or can wait. */
type Rule = 'open' | 'takes-two' | 'staff' | 'keys' | 'can-wait';

const AT_THE_CASE = [
  ...['answerStep', 'changeStep', 'deferStep', 'enterProcedure', 'library'],
  ...['showReason', 'showScam', 'recordTurn', 'printPaper', 'chooseLanguage'],
].map((call) => `teller.${call}`);

const REVIEW = [
  ...['proceed', 'raise', 'end', 'recordContact', 'waitingCases', 'assignCase', 'handBack'],
].map((call) => `reviewer.${call}`);

const OPEN = [
  ...['station.signOut', 'station.lock', 'station.stayAwake', 'emergency.end'],
  ...AT_THE_CASE,
  ...REVIEW,
  // A task or an objection may have its last day today.
  ...['task.list', 'task.settle'],
  ...['objection.list', 'objection.findCases', 'objection.make', 'objection.answer'],
  ...['day.list', 'day.print', 'compliance.proposeCase'],
  ...['health.facts', 'check.checkNow', 'backup.list', 'backup.make'],
  ...['display.doubt', 'display.begin', 'display.leave'],
  // A PIN that was forgotten is set anew, of an administrator or of whoever serves customers (words/emergency.ts), and each time is on record.
  ...['admin.listStaff', 'admin.resetPin'],
];

const TAKES_TWO = [
  ...['day.close', 'settings.setIdleLock', 'lobby.enrolStation', 'update.begin'],
  ...['admin.renewRecoveryKey', 'admin.setPassphrase', 'admin.enrolHeadOffice', 'admin.importEnrolment'],
  ...['roster.import', 'emergency.makeCode', 'device.set'],
];

const STAFF = ['admin.addStaff', 'admin.changeStaff', 'roster.preview'];

const KEYS = [
  ...['admin.spareKeys', 'admin.headOffice', 'admin.readHeadOffice', 'admin.readEnrolment'],
  ...['admin.identityText', 'lobby.stations', 'lobby.readStation', 'lobby.dropStation'],
];

const CAN_WAIT = [
  ...['backup.chooseFolder', 'backup.drill', 'lobby.machines', 'lobby.setMachines'],
  ...['settings.previewFile', 'settings.applyFile', 'settings.setRestart', 'settings.setHelpPhone'],
  ...['update.status', 'update.offers', 'update.take'],
  ...['device.status', 'device.drop', 'device.startAgain'],
];

const listed = (rule: Rule, calls: readonly string[]) => calls.map((call) => [call, rule] as const);

/** Every call of a supervisor, a branch head, an administrator, or anybody who is signed in. */
export const EMERGENCY_CALLS: ReadonlyMap<string, Rule> = new Map([
  ...listed('open', OPEN),
  ...listed('takes-two', TAKES_TWO),
  ...listed('staff', STAFF),
  ...listed('keys', KEYS),
  ...listed('can-wait', CAN_WAIT),
]);

/** @param call by its name in the contract, `reviewer.proceed` */
export const isOpenInEmergency = (call: string): boolean => EMERGENCY_CALLS.get(call) === 'open';

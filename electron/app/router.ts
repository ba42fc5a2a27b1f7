// Every call of the contract, implemented once: a file for each person's calls, behind one door.
import { adminRouter } from './admin-router.ts';
import { admitted } from './admission.ts';
import { auditorRouter } from './auditor-router.ts';
import { backupRouter } from './backup-router.ts';
import { checkRouter } from './check-router.ts';
import { compareRouter } from './compare-router.ts';
import { complianceRouter } from './compliance-router.ts';
import { counterRouter } from './counter-router.ts';
import { custodyRouter } from './custody-router.ts';
import { customerRouter } from './customer-router.ts';
import { dayRouter } from './day-router.ts';
import { deviceRouter } from './device-router.ts';
import { displayRouter } from './display-router.ts';
import { draftRouter } from './draft-router.ts';
import { emergencyRouter } from './emergency-router.ts';
import { healthRouter } from './health-router.ts';
import { lobbyRouter } from './lobby-router.ts';
import { objectionRouter } from './objection-router.ts';
import { padRouter } from './pad-router.ts';
import { reviewerRouter } from './reviewer-router.ts';
import { rosterRouter } from './roster-router.ts';
import { settingsRouter } from './settings-router.ts';
import { taskRouter } from './task-router.ts';
import { tellerRouter } from './teller-router.ts';
import { updateRouter } from './update-router.ts';

export const router = admitted.router({
  station: counterRouter,
  teller: tellerRouter,
  reviewer: reviewerRouter,
  task: taskRouter,
  objection: objectionRouter,
  day: dayRouter,
  customer: customerRouter,
  auditor: auditorRouter,
  check: checkRouter,
  compare: compareRouter,
  backup: backupRouter,
  compliance: complianceRouter,
  draft: draftRouter,
  device: deviceRouter,
  display: displayRouter,
  custody: custodyRouter,
  pad: padRouter,
  admin: adminRouter,
  lobby: lobbyRouter,
  roster: rosterRouter,
  health: healthRouter,
  settings: settingsRouter,
  update: updateRouter,
  emergency: emergencyRouter,
});

// Every call that a window can make, in one tree. Implemented once in electron/app, reached over IPC, HTTP and directly.
import { adminCalls } from './admin-calls.ts';
import { auditorCalls } from './auditor-calls.ts';
import { backupCalls } from './backup-calls.ts';
import { checkCalls } from './check-calls.ts';
import { compareCalls } from './compare-calls.ts';
import { complianceCalls } from './compliance-calls.ts';
import { custodyCalls } from './custody-calls.ts';
import { customerCalls } from './customer-calls.ts';
import { dayCalls } from './day-calls.ts';
import { deviceCalls } from './device-calls.ts';
import { displayCalls } from './display-calls.ts';
import { draftCalls } from './draft-calls.ts';
import { emergencyCalls } from './emergency-calls.ts';
import { healthCalls } from './health-calls.ts';
import { lobbyCalls } from './lobby-calls.ts';
import { objectionCalls } from './objection-calls.ts';
import { padCalls } from './pad-calls.ts';
import { reviewerCalls } from './reviewer-calls.ts';
import { rosterCalls } from './roster-calls.ts';
import { settingsCalls } from './settings-calls.ts';
import { stationCalls } from './station-calls.ts';
import { taskCalls } from './task-calls.ts';
import { tellerCalls } from './teller-calls.ts';
import { updateCalls } from './update-calls.ts';

export const contract = {
  station: stationCalls,
  teller: tellerCalls,
  reviewer: reviewerCalls,
  task: taskCalls,
  objection: objectionCalls,
  day: dayCalls,
  customer: customerCalls,
  auditor: auditorCalls,
  check: checkCalls,
  compare: compareCalls,
  backup: backupCalls,
  compliance: complianceCalls,
  draft: draftCalls,
  device: deviceCalls,
  display: displayCalls,
  custody: custodyCalls,
  pad: padCalls,
  admin: adminCalls,
  lobby: lobbyCalls,
  roster: rosterCalls,
  health: healthCalls,
  settings: settingsCalls,
  update: updateCalls,
  emergency: emergencyCalls,
};

export type Contract = typeof contract;

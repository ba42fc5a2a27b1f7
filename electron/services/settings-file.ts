// Head office's settings file at this station: shown first, against what is set now; then all of it is set, in one command, by the administrator.
// Head office's signature stands for the second person that a longer idle lock takes otherwise.
import type { Happening } from '../../shared/ledger/catalogue.ts';
import { readSettingsFile, type Settings } from '../../shared/station/settings-file.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { hashOf } from '../ledger/ledger.ts';
import { headOfficeOf } from './head-office.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

interface Actor {
  staff: string;
  role: string;
}

const readAt = (station: Station, note: string) =>
  readSettingsFile(nodeCrypto, note, headOfficeOf(station), station.state.machine.settingsFile);

/** How it is set now, in the words of such a file; a number that nobody set is empty. */
function setNow({ state }: Station): {
  idleLockMinutes: number;
  helpPhone: string;
  restartHour: number | null;
} {
  return {
    idleLockMinutes: state.machine.idleLockMinutes,
    helpPhone: state.machine.helpPhone ?? '',
    restartHour: state.machine.restartHour ?? null,
  };
}

/** What a file would set. Nothing happens yet. */
export function previewSettings(station: Station, note: string) {
  const read = readAt(station, note);
  if (!read.ok) return { state: 'refused' as const, why: read.why };
  const { number, settings } = read.file;
  return { state: 'readable' as const, number, now: setNow(station), settings };
}

function eventsFor({ idleLockMinutes, helpPhone, restartHour }: Settings): Happening[] {
  const events: Happening[] = [];
  if (idleLockMinutes !== undefined)
    events.push({ kind: 'idle-lock-set', body: { minutes: idleLockMinutes }, private: {} });
  if (helpPhone !== undefined)
    events.push({ kind: 'help-phone-set', body: {}, private: { phone: helpPhone } });
  if (restartHour !== undefined) {
    const body = restartHour === null ? {} : { hour: restartHour };
    events.push({ kind: 'nightly-restart-set', body, private: {} });
  }
  return events;
}

/** @throws Situation SETTINGS_REFUSED with the reason, COMMAND_REUSED */
export function applySettings(
  station: Station,
  actor: Actor,
  { command, note }: { command: string; note: string },
): Sealed {
  const sha256 = hashOf(Buffer.from(note, 'utf8'));
  const again = station.repeated(
    command,
    actor,
    (event) => event.kind === 'settings-taken' && event.body.sha256 === sha256,
  );
  if (again) return again;
  const read = readAt(station, note);
  if (!read.ok) throw new Situation('SETTINGS_REFUSED', { why: read.why });
  const { signedBy, file } = read;
  const taken: Happening = {
    kind: 'settings-taken',
    body: { sha256, issue: file.number, signedBy },
    private: {},
  };
  return station.seal({ command, actor, events: [taken, ...eventsFor(file.settings)] });
}

// What each window is shown at this moment: projections of the station and of the case in hand.

import { assess } from '../../shared/case/assess.ts';
import type { CaseState } from '../../shared/case/case-state.ts';
import { customerView } from '../../shared/case/customer-view.ts';
import { fillsSlipLater, openingStep } from '../../shared/case/decide-opening.ts';
import { handlerOf } from '../../shared/case/handlers.ts';
import { type Around, tellerView } from '../../shared/case/teller-view.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { tipsOn } from '../../shared/procedure/notice.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { idleTimes } from '../../shared/station/settings.ts';
import { maskedName } from '../../shared/words/mask.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { isoNow } from '../keys/surroundings.ts';
import { signalsOf } from './call-signals.ts';
import type { CaseFile } from './case-file.ts';
import { emergencyOf } from './emergency-views.ts';
import { recalledInWords } from './recall.ts';
import type { Station } from './station.ts';
import { stopFor } from './stops.ts';
import { turnedCase } from './turned-screen.ts';

export type Stop = NonNullable<InnerView['stop']>;

/** Before there is a station, where it cannot be used, or where nothing of it may be seen. */
export function bareView(
  mode: InnerView['mode'],
  phase: 'set-up' | 'stopped' | 'turned' | 'screens',
  stop: Stop | null,
): InnerView {
  return {
    ...{ mode, phase, stop },
    ...{ station: null, session: null, reviewer: null, current: null },
    ...{ people: [], waiting: [], procedures: [] },
    customerWindow: 'missing',
    packRefused: null,
  };
}

function sessionOf(station: Station): InnerView['session'] {
  const { handler } = station.state;
  const person = handler && station.person(handler.staff);
  if (!handler || !person) return null;
  const { id: staff, name, roles } = person;
  return {
    staff,
    name,
    roles: [...roles],
    room: handler.room,
    ...idleTimes(station.state.machine.idleLockMinutes),
  };
}

function waitingOf(station: Station, current: CaseFile | undefined): InnerView['waiting'] {
  const { handler } = station.state;
  if (!handler || handler.locked) return [];
  return [...station.openCases.values()]
    .filter((file) => file !== current && handlerOf(file.state) === handler.staff)
    .map(({ state, pack }) => ({
      id: state.id,
      customer: maskedName(state.customer),
      procedure: pack.procedures[state.procedure]?.name ?? state.procedure,
      amountFen: state.slip?.amountFen ?? null,
      openedAt: state.openedAt,
      stage: assess(pack, state).stage,
      ...(state.opener !== handler.staff && { opener: station.nameOf(state.opener) }),
    }));
}

function proceduresOf(station: Station): InnerView['procedures'] {
  const { pack: used, handler } = station.state;
  if (!used || handler?.room !== 'teller') return [];
  const pack = station.shelf.byHash(used.sha256);
  return pack.pack.menu
    .flatMap((code) => pack.procedures[code] ?? [])
    .map((procedure) => {
      const { code, name, slogan, slip } = procedure;
      const first = openingStep(procedure);
      const options = (first ? optionsOf(first) : []).map((option) => ({
        code: option.code,
        label: option.label,
      }));
      return {
        ...{ code, name, slogan, slip, label: pack.pack.label },
        slipLater: fillsSlipLater(procedure),
        documentCheck: first ? { title: first.title, options } : null,
      };
    });
}

/** What a case's window is shown of the station around it. */
function aroundOf(station: Station, { recalled }: CaseState): Around {
  return {
    nameOf: (staff) => station.nameOf(staff),
    recalled: recalledInWords(station, recalled),
    today: shanghaiDate(isoNow(station.clock)),
  };
}

type People = InnerView['people'];
const listed = new WeakMap<object, People>();

/** The same list until somebody's entry changes: it is asked for at every act, and may hold thousands. */
function peopleOf({ state: { people } }: Station): People {
  const known = listed.get(people);
  if (known) return known;
  const list: People = [...people.values()]
    .filter((person) => person.status === 'active')
    .map(({ id, name, roles, pin }) => ({ id, name, roles: [...roles], ...(pin === '' && { noPin: true }) }));
  listed.set(people, list);
  return list;
}

function phaseOf(station: Station): InnerView['phase'] {
  const { handler } = station.state;
  if (!handler) return 'signed-out';
  return handler.locked ? 'locked' : 'working';
}

const REVIEWERS: readonly string[] = ['supervisor', 'branch-head'];

/** Whoever can come is called wherever they sit down at this counter; who has decided since knows. */
function summonsOf(station: Station): Pick<InnerView, 'summons'> {
  const { handler } = station.state;
  if (!handler || handler.locked || !REVIEWERS.includes(handler.room)) return {};
  const summons = [...station.openCases.values()].flatMap(({ state, pack }) => {
    const asked = [...state.help.values()].findLast(({ flag }) => flag !== undefined);
    if (!asked || state.decisions.some(({ n }) => n > asked.n)) return [];
    return {
      caseId: state.id,
      customer: maskedName(state.customer),
      procedure: pack.procedures[state.procedure]?.name ?? state.procedure,
      teller: station.nameOf(handlerOf(state)),
      at: asked.at,
    };
  });
  return summons.length > 0 ? { summons } : {};
}

function displayOf({ state: { calibration, calibrating, machine } }: Station): Pick<InnerView, 'display'> {
  if (!calibration && !calibrating && !machine.screens) return {};
  return {
    display: {
      ...{ calibration: calibration ?? null, calibrating: calibrating !== undefined },
      touched: machine.screens !== undefined,
    },
  };
}

export function innerView(
  station: Station,
  version: string,
  customerWindow: InnerView['customerWindow'],
): InnerView {
  const { state } = station;
  const { names, reviewer, machine } = state;
  const { helpPhone, restartHour } = machine;
  // The customer looks at this window now: it is told what theirs would be told, and nothing else.
  if (turnedCase(station))
    return {
      ...bareView(names?.mode ?? 'live', 'turned', null),
      customerWindow,
      outer: customersPage(station),
    };
  const current = state.handler?.locked ? undefined : station.current();
  const seated = reviewer && station.person(reviewer.staff);
  const served = current ? tellerView(current.pack, current.state, aroundOf(station, current.state)) : null;
  return {
    mode: names?.mode ?? 'live',
    phase: phaseOf(station),
    station: {
      ...{ bank: names?.bank ?? '', branch: names?.branch ?? '', device: names?.device ?? '', version },
      origin: station.open.ledger.origin,
      identities: [...station.identities],
      identityWords: [...station.identityWords],
      ...(helpPhone !== undefined && { helpPhone }),
      ...(restartHour !== undefined && { restartHour }),
    },
    stop: station.trouble ? stopFor(station.trouble) : null,
    people: peopleOf(station),
    session: sessionOf(station),
    reviewer: reviewer && seated ? { staff: reviewer.staff, name: seated.name, role: reviewer.room } : null,
    current: served,
    waiting: waitingOf(station, current),
    procedures: proceduresOf(station),
    customerWindow,
    // A quiet procedure is nowhere to be seen: not even that the customer's screen is kept empty.
    ...(served && !served.quiet && { outer: customersPage(station) }),
    ...displayOf(station),
    ...summonsOf(station),
    ...emergencyOf(station),
    ...signalsOf(station),
    packRefused: station.packRefused ?? null,
  };
}

/** Local cases of the pack in use; none where there is no pack yet. */
function tipsOf({ state: { pack }, shelf, clock }: Station): { tips?: string[] } {
  const tips = pack ? tipsOn(shelf.byHash(pack.sha256).cases, shanghaiDate(isoNow(clock))) : [];
  return tips.length > 0 ? { tips } : {};
}

function outerPage(station: Station): OuterView {
  const mode = station.state.names?.mode ?? 'live';
  const current = station.current();
  const { handler, calibrating } = station.state;
  if (!current)
    return calibrating && !handler?.locked
      ? { phase: 'calibrate', mode }
      : { phase: 'idle', mode, ...tipsOf(station) };
  // Neutral while the counter is locked, and not idle: the same customer is still there, and their unsent ink with them.
  if (handler?.locked) return { phase: 'wait', mode };
  const { clock } = station;
  return customerView(mode, current.pack, current.state, {
    at: isoNow(clock),
    boot: clock.boot,
    monoMs: clock.monoMs(),
  });
}

/** What is before the customer, on whichever screen. */
export function customersPage(station: Station): OuterView {
  return asMeasured(station, outerPage(station));
}

/** The customer's own window. While they read on the staff's screen it waits: there is one place at a time where they can act. */
export function outerView(station: Station): OuterView {
  const mode = station.state.names?.mode ?? 'live';
  return turnedCase(station) ? asMeasured(station, { phase: 'wait', mode }) : customersPage(station);
}

function asMeasured(station: Station, page: OuterView): OuterView {
  if (!station.state.calibration) return page;
  const { at: _, by: __, ...calibration } = station.state.calibration;
  return { ...page, calibration };
}

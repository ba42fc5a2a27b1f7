// The program's own updates as the station's events tell of them: which files were taken, which installation is under way, what came of the last.
import type { Event } from '../ledger/catalogue.ts';
import type { updateKinds } from './update-kinds.ts';
import { compareVersions } from './versions.ts';

type UpdateEvent = Event<keyof typeof updateKinds>;
type Body<K extends keyof typeof updateKinds> = Extract<UpdateEvent, { kind: K }>['body'];

export type StagedUpdate = Body<'update-staged'> & { at: string; by: string };

export interface Updates {
  /** By version: what was taken last of each. */
  staged: ReadonlyMap<string, StagedUpdate>;
  /** Handed to the system; the next start says what came of it. */
  begun?: Body<'update-begun'>;
  /** The version before the one that was installed last, until somebody went back to it. */
  former?: string;
  last?:
    | { as: 'applied' | 'stepped-back'; version: string; at: string }
    | { as: 'not-applied'; version: string; at: string; why: Body<'update-not-applied'>['why'] };
}

export const NO_UPDATES: Updates = { staged: new Map() };

export function foldUpdates(before: Updates, event: UpdateEvent): Updates {
  const { at } = event;
  const { begun, former, ...rest } = before;
  switch (event.kind) {
    case 'update-staged': {
      const by = 'staff' in event.actor ? event.actor.staff : '';
      return { ...before, staged: new Map(before.staged).set(event.body.version, { ...event.body, at, by }) };
    }
    case 'update-refused':
      return before;
    case 'update-begun':
      return { ...before, begun: event.body };
    case 'update-applied': {
      const { version, from } = event.body;
      return { ...rest, former: from, last: { as: 'applied', version, at } };
    }
    case 'update-stepped-back':
      return { ...rest, last: { as: 'stepped-back', version: event.body.version, at } };
    case 'update-not-applied': {
      const { version, why } = event.body;
      return { ...rest, ...(former && { former }), last: { as: 'not-applied', version, at, why } };
    }
  }
}

/** The newest that was taken and is newer than what runs. */
export function nextUpdate({ staged }: Updates, running: string): StagedUpdate | undefined {
  return [...staged.values()]
    .filter(({ version }) => compareVersions(version, running) > 0)
    .sort((a, b) => compareVersions(a.version, b.version))
    .at(-1);
}

/** Whether the version that runs could be put back after an update: the update's data it must be able to open. */
export const isOneWay = ({ backTo }: StagedUpdate, running: string): boolean =>
  compareVersions(backTo, running) > 0;

/** The version one step back, where one may go there: the version that runs must have written nothing that it cannot open. */
export function formerUpdate({ staged, former }: Updates, running: string): StagedUpdate | undefined {
  const own = staged.get(running);
  const back = former === undefined ? undefined : staged.get(former);
  return own && back && compareVersions(own.backTo, back.version) <= 0 ? back : undefined;
}

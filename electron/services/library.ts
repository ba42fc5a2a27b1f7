// The scam library of the pack in use, as of today: local cases that have run out drop out, old numbers say 待更新.
import type { Library } from '../../shared/contract/library-view.ts';
import { currentCases } from '../../shared/procedure/notice.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { isoNow } from '../keys/surroundings.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

/** @throws Situation NOT_SIGNED_IN where no pack is in use yet: nobody can be at work then */
export function readLibrary(station: Station): Library {
  const { pack: used } = station.state;
  if (!used) throw new Situation('NOT_SIGNED_IN');
  const { scams, cases, contacts } = station.shelf.byHash(used.sha256);
  const today = shanghaiDate(isoNow(station.clock));
  const current = currentCases(cases, today);
  return {
    scams: scams.map(({ show: _, checked: __, until, ...scam }) => ({
      ...scam,
      current: today <= until,
      cases: current
        .filter((known) => known.scam === scam.code)
        .map(({ date, text, illustrative }) => ({ date, text, illustrative })),
    })),
    contacts: contacts.map(({ code, label, number, about, until }) => {
      const isCurrent = today <= until;
      return { code, label, number: isCurrent ? (number ?? null) : null, about, current: isCurrent };
    }),
  };
}

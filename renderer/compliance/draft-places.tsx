// The places and lists of one file of a pack under the headings of what they belong to, and a way to find one among many.
import { useState } from 'react';
import { Field } from '../ui/field.tsx';
import { DraftField } from './draft-field.tsx';
import { DraftOptions } from './draft-options.tsx';
import { DRAFT } from './draft-sentences.ts';
import { type OptionList, type Overview, type Place, type Subject, shownOf } from './draft-value.ts';
import { useDraft } from './store-context.tsx';

const FEW = 12;
const HEADING_DEPTH = 2;

type Placed = Pick<Place, 'where'>;

/** A step, a scam, a row: the second word says what a place belongs to. What stands alone goes under the file's own name. */
function headingOf({ where }: Placed): string {
  return where.slice(0, Math.max(1, Math.min(HEADING_DEPTH, where.length - 1))).join(' · ');
}

const labelOf = ({ where }: Placed): string =>
  where.slice(Math.max(1, Math.min(HEADING_DEPTH, where.length - 1))).join(' · ') || where.join(' · ');

const holds = ({ where, kind, before, after }: Place, sought: string): boolean =>
  [...where, shownOf(kind, before), after ?? ''].some((text) => text.includes(sought));

const lists = ({ where, options }: OptionList, sought: string): boolean =>
  [...where, ...options.flatMap(({ code, label }) => [code, label])].some((text) => text.includes(sought));

export function DraftPlaces({ subject, overview }: { subject: Subject; overview: Overview }) {
  const places = useDraft((state) => state.places);
  const all = useDraft((state) => state.lists);
  const [sought, setSought] = useState('');
  const shown = places.filter((place) => holds(place, sought.trim()));
  const shownLists = all.filter((list) => lists(list, sought.trim()));
  const headings = [...new Set([...shown, ...shownLists].map(headingOf))];
  return (
    <section className="stack draft-places" aria-labelledby="draft-subject">
      <h2 id="draft-subject">{subject.name}</h2>
      {places.length > FEW && (
        <Field
          label={DRAFT.find}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          aid={shown.length === 0 ? DRAFT.nothingFound : DRAFT.findAid(shown.length, places.length)}
        />
      )}
      {headings.map((heading) => (
        <section key={heading} className="sheet stack" aria-label={heading}>
          <h3>{heading}</h3>
          {shown
            .filter((place) => headingOf(place) === heading)
            .map((place) => (
              <DraftField key={place.place} place={place} label={labelOf(place)} overview={overview} />
            ))}
          {shownLists
            .filter((list) => headingOf(list) === heading)
            .map((list) => (
              <DraftOptions key={list.list} list={list} label={labelOf(list)} flags={overview.flags} />
            ))}
        </section>
      ))}
    </section>
  );
}

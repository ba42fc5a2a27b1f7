// One place of a draft: what stands there, what is typed, how much there may be of it, and what is wrong with it. Enter saves a line.
import { type FormEvent, useId, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { DRAFT } from './draft-sentences.ts';
import {
  type DraftFault,
  limitsInWords,
  type Overview,
  type Place,
  shownOf,
  typedFault,
  typedOf,
} from './draft-value.ts';
import { useComplianceStore, useDraft } from './store-context.tsx';

interface Props {
  place: Place;
  /** What the place is called under its heading. */
  label: string;
  overview: Overview;
}

/** A fault that shows at another place says where that is. */
function inWords({ place, file, reason }: DraftFault, own: string, { subjects }: Overview): string {
  const subject = subjects.find((known) => known.file === file);
  return place === own || !subject ? reason : `${subject.name}：${reason}`;
}

export function DraftField({ place, label, overview }: Props) {
  const { draft } = useComplianceStore();
  const text = useDraft(({ typed }) => typed[place.place]);
  const refused = useDraft(({ refused: all }) => all[place.place]);
  const form = useRef<HTMLFormElement>(null);
  const { kind, before, after } = place;
  const saved = typedOf(kind, after ?? before);
  const typed = text ?? saved;
  const isTyped = typed !== saved;
  const early = isTyped ? typedFault(place, typed, overview.terms) : undefined;
  const fault = early ?? refused?.map((known) => inWords(known, place.place, overview)).join('');
  const named = place.where.join(' ');

  // The button that was pressed goes away with what it was for.
  const andBack = async (work: unknown) => {
    await work;
    form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isTyped && !early) void andBack(draft.save(place));
  };

  return (
    <form ref={form} className="draft-field" onSubmit={save} noValidate>
      <Entry
        {...{ place, label, typed, fault }}
        aid={limitsInWords(place, typed, overview.terms)}
        onType={(value) => draft.type(place.place, value)}
      />
      {(isTyped || after !== null) && (
        <p className="draft-before">
          <span className="quiet">{DRAFT.before}</span>
          {shownOf(kind, before)}
        </p>
      )}
      <div className="row">
        {isTyped && (
          <>
            <Button
              look="main"
              type="submit"
              disabled={early !== undefined}
              aria-label={DRAFT.saveNamed(named)}
            >
              {DRAFT.save}
            </Button>
            <Button
              aria-label={DRAFT.leaveNamed(named)}
              onClick={() => void andBack(draft.leave(place.place))}
            >
              {DRAFT.leave}
            </Button>
          </>
        )}
        {!isTyped && after !== null && (
          <Button aria-label={DRAFT.undoNamed(named)} onClick={() => void andBack(draft.undo(place))}>
            {DRAFT.undo}
          </Button>
        )}
      </div>
    </form>
  );
}

interface EntryProps {
  place: Place;
  label: string;
  typed: string;
  fault: string | undefined;
  aid: string;
  onType: (value: string) => void;
}

function helpFor({ limits, place }: Place): string {
  if (limits.firstPage !== undefined) return DRAFT.noticeAid;
  return place.startsWith('papers/') ? DRAFT.paperAid : DRAFT.linesAid;
}

function Entry({ place, label, typed, fault, aid, onType }: EntryProps) {
  const id = useId();
  const { kind, after } = place;
  const isText = kind === 'text';
  const shared = {
    ...{ id, value: typed, spellCheck: false, autoComplete: 'off' },
    ...{ 'aria-invalid': fault ? true : undefined, 'aria-describedby': `${id}-told` },
    onChange: ({ target }: { target: { value: string } }) => onType(target.value),
  };
  return (
    <div className={after === null ? 'field' : 'field draft-edited'}>
      <label htmlFor={id}>{label}</label>
      {isText ? (
        <textarea {...shared} rows={Math.min(16, typed.split('\n').length + 1)} />
      ) : (
        <input {...shared} type={kind === 'date' ? 'date' : 'text'} />
      )}
      <p className={fault ? 'field-fault' : 'field-aid'} id={`${id}-told`}>
        {[fault, fault ? '' : aid, isText ? helpFor(place) : ''].filter(Boolean).join(' ')}
      </p>
    </div>
  );
}

// The options of one list of a draft: add one, take one out, move one up or down; what was done stays visible here, each with its way back.
import { useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { DraftOptionDialog } from './draft-option-dialog.tsx';
import { DRAFT } from './draft-sentences.ts';
import type { Option, OptionList, Overview } from './draft-value.ts';
import { useComplianceStore, useDraft } from './store-context.tsx';

const WORDS = DRAFT.options;

interface Props {
  list: OptionList;
  /** What the list is called under its heading. */
  label: string;
  flags: Overview['flags'];
}

type Step = -1 | 1;

const isPresent = ({ state }: Option): boolean => state !== 'removed';

/** The next option on that side that is still there. */
function neighbour(options: readonly Option[], at: number, step: Step): number | undefined {
  for (let next = at + step; next >= 0 && next < options.length; next += step) {
    const option = options[next];
    if (option && isPresent(option)) return next;
  }
  return undefined;
}

/** Every code in the order after one option has passed its neighbour. */
function orderAfter(options: readonly Option[], from: number, to: number): string[] {
  const codes = options.map(({ code }) => code);
  const [moved] = codes.splice(from, 1);
  return moved === undefined ? codes : codes.toSpliced(to, 0, moved);
}

export function DraftOptions({ list, label, flags }: Props) {
  const { draft } = useComplianceStore();
  const refused = useDraft(({ refused: all }) => all[list.list]);
  const [adding, setAdding] = useState(false);
  const present = list.options.filter(isPresent).length;
  const isChanged = list.ordered || list.options.some(({ state }) => state !== 'kept');
  // Given once: a list that somebody opened does not close under their hands.
  const [wasChanged] = useState(isChanged);
  const whole = useRef<HTMLDetailsElement>(null);

  /** The button that was pressed may be gone with what it was for, or can do no more: then to the option, or to the end of the list. */
  const andBack = async (work: Promise<unknown>, code?: string) => {
    const pressed = document.activeElement;
    await work;
    const stays = pressed instanceof HTMLButtonElement && pressed.isConnected && !pressed.disabled;
    const row = `[data-code="${code}"] button:enabled, [data-act="add"]`;
    (stays ? pressed : whole.current?.querySelector<HTMLElement>(row))?.focus();
  };

  return (
    <details ref={whole} className="draft-options" open={wasChanged}>
      <summary>
        {WORDS.summary(label, present)}
        {isChanged && <span className="draft-mark">{DRAFT.changed}</span>}
      </summary>
      <ol>
        {list.options.map((option, at) => (
          <OptionRow
            key={option.code}
            {...{ option, flags }}
            before={neighbour(list.options, at, -1)}
            after={neighbour(list.options, at, 1)}
            onMove={(to) =>
              void andBack(draft.orderOptions(list.list, orderAfter(list.options, at, to)), option.code)
            }
            onRemove={() => void andBack(draft.removeOption(list.list, option.code), option.code)}
            onUndo={() => void andBack(draft.undoOptions(list.list, option.code), option.code)}
          />
        ))}
      </ol>
      {refused && <NoticeLine tone="alert">{refused.map(({ reason }) => reason).join('')}</NoticeLine>}
      <div className="row">
        <Button data-act="add" aria-label={WORDS.addNamed(label)} onClick={() => setAdding(true)}>
          {WORDS.add}
        </Button>
        {list.ordered && (
          <>
            <p>{WORDS.ordered}</p>
            <Button
              aria-label={WORDS.undoOrder(label)}
              onClick={() => void andBack(draft.undoOptions(list.list))}
            >
              {WORDS.undo}
            </Button>
          </>
        )}
      </div>
      {adding && <DraftOptionDialog {...{ list, flags }} onClose={() => setAdding(false)} />}
    </details>
  );
}

interface RowProps {
  option: Option;
  flags: Overview['flags'];
  /** Where it would go to on either side; undefined where it is the first or last. */
  before: number | undefined;
  after: number | undefined;
  onMove: (to: number) => void;
  onRemove: () => void;
  onUndo: () => void;
}

function OptionRow({ option, flags, before, after, onMove, onRemove, onUndo }: RowProps) {
  const { code, label, state, stays } = option;
  return (
    <li data-code={code} className={state === 'kept' ? 'draft-option' : `draft-option draft-option-${state}`}>
      <div className="grow">
        <p>
          {state === 'removed' ? <s>{label}</s> : label} <span className="quiet">{code}</span>
          {state !== 'kept' && <span className="draft-mark">{WORDS[state]}</span>}
        </p>
        <Aside option={option} flags={flags} />
      </div>
      {state !== 'removed' && (
        <>
          <Button
            disabled={before === undefined}
            aria-label={WORDS.upNamed(label)}
            onClick={() => before !== undefined && onMove(before)}
          >
            {WORDS.up}
          </Button>
          <Button
            disabled={after === undefined}
            aria-label={WORDS.downNamed(label)}
            onClick={() => after !== undefined && onMove(after)}
          >
            {WORDS.down}
          </Button>
        </>
      )}
      {state === 'kept' && stays === null && (
        <Button aria-label={WORDS.removeNamed(label)} onClick={onRemove}>
          {WORDS.remove}
        </Button>
      )}
      {state !== 'kept' && (
        <Button
          aria-label={state === 'added' ? WORDS.undoAdded(label) : WORDS.undoRemoved(label)}
          onClick={onUndo}
        >
          {WORDS.undo}
        </Button>
      )}
    </li>
  );
}

/** What an option raises, and why it stays where it does. */
function Aside({ option: { raises, stays }, flags }: Pick<RowProps, 'option' | 'flags'>) {
  const meanings = raises.map((code) => flags.find((flag) => flag.code === code)?.meaning ?? code);
  const said = [meanings.length > 0 && WORDS.raises(meanings.join('、')), stays && WORDS.stays[stays]];
  const sentences = said.filter((sentence) => sentence !== false && sentence !== null);
  return sentences.length > 0 && <p className="quiet small">{sentences.join(' ')}</p>;
}

// Mutually exclusive answers as big buttons, reachable by digits. A single choice goes on at once; so does the calm one of many.
import { useEffect, useId, useState } from 'react';
import { Button } from './button.tsx';
import { type ChoiceGroup, digitAction, toggle } from './choice-keys.ts';
import { UI } from './sentences.ts';

interface Props {
  /** Names the group for screen readers. */
  label: string;
  groups: readonly ChoiceGroup[];
  choose: 'one' | 'many';
  /** What stands already; shown as chosen. */
  chosen?: readonly string[];
  /** Said on the option, for instance 建议. */
  marked?: Readonly<Record<string, string>>;
  disabled?: boolean;
  /** Keeps few options as low as many. */
  compact?: boolean;
  /** Whether digits typed anywhere on the page choose here. One list on a page only. */
  digits?: boolean;
  onChoose: (options: string[]) => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;

/** Digits belong to the uppermost layer: a list under an open dialog does not listen. */
const isCovered = (list: HTMLElement | null) => {
  const dialog = document.querySelector('dialog[open]');
  return dialog !== null && !dialog.contains(list);
};

export function ChoiceList({
  label,
  groups,
  choose,
  chosen = [],
  marked,
  disabled,
  compact,
  digits,
  onChoose,
}: Props) {
  const id = useId();
  const [picked, setPicked] = useState<readonly string[]>(chosen);
  const [group, setGroup] = useState<number | null>(null);
  const many = choose === 'many';
  const several = groups.length > 1;
  const options = groups.flatMap((entry) => entry.options);

  const take = (code: string) => {
    if (disabled) return;
    const option = options.find((entry) => entry.code === code);
    if (!option) return;
    if (!many || option.calm) {
      setPicked([code]);
      onChoose([code]);
    } else {
      setPicked(toggle(groups, picked, code));
    }
  };

  const goOn = () => {
    if (!disabled && many && picked.length > 0) onChoose([...picked]);
  };

  useEffect(() => {
    if (!digits || disabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
      if (isCovered(document.getElementById(id))) return;
      if (event.key === 'Escape') setGroup(null);
      const onOption = event.target instanceof HTMLElement && event.target.closest(`[data-choice="${id}"]`);
      // Where nothing is picked yet there is nothing to go on with: Enter picks what has the focus, as anywhere else.
      if (
        event.key === 'Enter' &&
        many &&
        picked.length > 0 &&
        (onOption || event.target === document.body || isHeading(event.target))
      ) {
        event.preventDefault();
        goOn();
      }
      const action = digitAction(groups, group, event.key);
      if (!action) return;
      event.preventDefault();
      setGroup(action.group);
      if (action.option) take(action.option);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  const longest = Math.max(...options.map((option) => [...option.label].length));
  const layout = `${longest > 16 ? 'choice-wide' : 'choice-narrow'} ${options.length <= 6 && !compact ? 'choice-roomy' : ''}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as these groups are; the role says the same
    <div role="group" aria-label={label} id={id} className="choice-list">
      {groups.map((entry, index) => (
        <div key={entry.label} className={group === index ? 'choice-group choice-group-on' : 'choice-group'}>
          {several && (
            <p className="choice-group-label">
              {digits && <KeyCap>{index + 1}</KeyCap>}
              {entry.label}
              {digits && index === 0 && (
                <span className="choice-hint" role="status">
                  {group === null ? UI.keysGroups : UI.groupChosen(group + 1)}
                </span>
              )}
            </p>
          )}
          <div className={`choice-options ${layout}`}>
            {entry.options.map((option, place) => (
              <button
                key={option.code}
                type="button"
                className="choice"
                data-choice={id}
                aria-description={marked?.[option.code]}
                aria-pressed={picked.includes(option.code)}
                disabled={disabled}
                onClick={() => take(option.code)}
              >
                {digits && <KeyCap>{place + 1}</KeyCap>}
                <span className="choice-label">{option.label}</span>
                {marked?.[option.code] && (
                  <span className="choice-mark" aria-hidden="true">
                    {marked[option.code]}
                  </span>
                )}
              </button>
            ))}
          </div>
        </div>
      ))}
      {many && (
        <div className="choice-foot">
          <p className="quiet small">{digits && UI.keysMany}</p>
          <Button look="main" disabled={disabled === true || picked.length === 0} onClick={goOn}>
            {UI.next}
          </Button>
        </div>
      )}
    </div>
  );
}

const isHeading = (target: EventTarget | null) => target instanceof HTMLHeadingElement;

function KeyCap({ children }: { children: number }) {
  return (
    <span className="key-cap" aria-hidden="true">
      {children}
    </span>
  );
}

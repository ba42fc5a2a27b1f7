// Looks for tasks among many: by words, kind and owner. What is chosen holds at once.
import { type ReactNode, useId } from 'react';
import { Field } from '../ui/field.tsx';
import { SUPERVISOR } from './sentences.ts';
import type { Task, Wanted } from './task-store.ts';

const WORDS = SUPERVISOR.filter;
const KINDS = ['deferred', 'follow-up'] as const satisfies readonly Task['kind'][];

interface Props {
  tasks: readonly Task[];
  wanted: Wanted;
  onWant: (wanted: Partial<Wanted>) => void;
}

export function TaskFilter({ tasks, wanted, onWant }: Props) {
  const owners = [...new Set(tasks.map(({ owner }) => owner).filter((owner) => owner !== null))].sort();
  return (
    <form className="sheet task-filter" aria-label={WORDS.title} onSubmit={(event) => event.preventDefault()}>
      <Field
        label={WORDS.words}
        mark={WORDS.wordsAid}
        type="search"
        value={wanted.words}
        onChange={(event) => onWant({ words: event.target.value })}
      />
      <Choice
        label={WORDS.kind}
        value={wanted.kind}
        onChange={(kind) => onWant({ kind: KINDS.find((known) => known === kind) ?? '' })}
      >
        <option value="">{WORDS.everyKind}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {SUPERVISOR.kinds[kind]}
          </option>
        ))}
      </Choice>
      <Choice label={WORDS.owner} value={wanted.owner} onChange={(owner) => onWant({ owner })}>
        <option value="">{WORDS.everyOwner}</option>
        {owners.map((owner) => (
          <option key={owner}>{owner}</option>
        ))}
      </Choice>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  );
}

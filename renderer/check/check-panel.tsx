// 核对台账: the button, a head from paper to compare with, progress with a way out, and the answer.
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useClient, useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import './check.css';
import { CheckAnswer } from './check-answer.tsx';
import { type CheckStore, checkStoreFor, knownFault } from './check-store.ts';
import { CHECK } from './sentences.ts';

const WORDS = CHECK.known;

/** @param heading the rank of its title on the page it stands on */
export function CheckPanel({ heading: Heading }: { heading: 'h1' | 'h2' }) {
  const client = useClient();
  const staff = useView().session?.staff ?? '';
  const [store] = useState(() => checkStoreFor(client, staff));
  const run = useStore(store, (state) => state.run);
  const button = useRef<HTMLButtonElement>(null);
  const [left, setLeft] = useState(false);
  useEffect(() => {
    // Who works by keyboard goes on where the check was begun.
    if (left && run.phase !== 'working') button.current?.focus();
  }, [left, run.phase]);

  return (
    <section className="sheet stack check-panel" aria-labelledby="check-title">
      <div>
        <Heading id="check-title">{CHECK.title}</Heading>
        <p>{CHECK.intro}</p>
        <p className="quiet small">{CHECK.recorded}</p>
      </div>
      {run.phase === 'cancelled' && <NoticeLine>{CHECK.cancelled}</NoticeLine>}
      {run.phase === 'failed' && <ProblemLine problem={run.problem} />}
      {run.phase === 'done' && <CheckAnswer answer={run.answer} />}
      {run.phase === 'working' && (
        <Working
          run={run}
          onCancel={() => {
            setLeft(true);
            store.cancel();
          }}
        />
      )}
      {run.phase === 'done' ? (
        run.answer.finding === null && (
          <Button className="check-button" onClick={() => store.again()}>
            {CHECK.again}
          </Button>
        )
      ) : (
        <CheckForm store={store} working={run.phase === 'working'} button={button} />
      )}
    </section>
  );
}

interface FormProps {
  store: CheckStore;
  working: boolean;
  button: React.RefObject<HTMLButtonElement | null>;
}

function CheckForm({ store, working, button }: FormProps) {
  const known = useStore(store, (state) => state.known);
  const fault = knownFault(known);
  if (working) return null;
  return (
    <form
      className="stack"
      noValidate
      aria-label={CHECK.title}
      onSubmit={(event) => {
        event.preventDefault();
        void store.start();
      }}
    >
      <fieldset className="check-known">
        <legend>{WORDS.title}</legend>
        <p className="quiet small">{WORDS.aid}</p>
        <Field
          label={WORDS.size}
          className="check-size"
          inputMode="numeric"
          maxLength={15}
          value={known.size}
          fault={fault === 'size' || fault === 'both' ? WORDS.faults[fault] : undefined}
          onChange={(event) => store.type({ size: event.target.value })}
        />
        <Field
          label={WORDS.root}
          aid={WORDS.rootAid}
          maxLength={60}
          value={known.root}
          fault={fault === 'root' ? WORDS.faults.root : undefined}
          onChange={(event) => store.type({ root: event.target.value })}
        />
      </fieldset>
      <Button look="main" type="submit" className="check-button" ref={button} disabled={fault !== undefined}>
        {CHECK.start}
      </Button>
    </form>
  );
}

function Working({ run, onCancel }: { run: { done: number; of: number }; onCancel: () => void }) {
  const percent = run.of > 0 ? Math.floor((run.done / run.of) * 100) : 0;
  return (
    <div className="stack check-working">
      <p role="status" id="check-working">
        {CHECK.working}
      </p>
      <progress aria-labelledby="check-working" value={percent} max={100} />
      <p aria-hidden="true">{CHECK.progress(run.done, run.of)}</p>
      <Button autoFocus className="check-button" onClick={onCancel}>
        {CHECK.cancel}
      </Button>
    </div>
  );
}

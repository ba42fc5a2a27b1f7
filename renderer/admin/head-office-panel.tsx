// Whose signature a content pack must carry at this machine: head office's name, its keys, and the way to enrol them.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { HeadOfficeDialog } from './head-office-dialog.tsx';
import { type HeadOffice, HeadOfficeKeys } from './head-office-keys.tsx';
import { ADMIN } from './sentences.ts';

const WORDS = ADMIN.headOffice;

export function HeadOfficePanel() {
  const client = useClient();
  const { run, problem } = useCommand();
  const [enrolled, setEnrolled] = useState<HeadOffice | null | undefined>(undefined);
  const [enrolling, setEnrolling] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);

  const load = useCallback(async () => {
    const sent = await run(() => client.admin.headOffice());
    if (sent?.ok) setEnrolled(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);

  const close = () => {
    setEnrolling(false);
    opener.current?.focus();
  };
  const done = () => {
    close();
    setSaid(WORDS.done);
    void load();
  };

  return (
    <section className="sheet stack" aria-labelledby="head-office-title">
      <h2 id="head-office-title">{WORDS.title}</h2>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {problem && <Button onClick={() => void load()}>{ADMIN.reload}</Button>}
      {enrolled === null && <p>{WORDS.none}</p>}
      {enrolled && <HeadOfficeKeys headOffice={enrolled} />}
      {enrolled !== undefined && (
        <div className="row">
          <Button
            ref={opener}
            onClick={() => {
              setSaid(null);
              setEnrolling(true);
            }}
          >
            {enrolled ? WORDS.replace : WORDS.enrol}
          </Button>
        </div>
      )}
      {enrolling && <HeadOfficeDialog onClose={close} onDone={done} />}
    </section>
  );
}

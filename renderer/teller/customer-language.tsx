// In which language the customer has their screen, and a way to choose it for who asks in words. Only where the case's pack has more than one.
import { useEffect, useRef, useState } from 'react';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { OWN_LANGUAGE, OWN_LANGUAGE_NAME } from '../../shared/words/languages.ts';
import { othersThan } from '../customer/languages.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { LANGUAGE as WORDS } from './language-sentences.ts';

interface Props {
  view: Pick<TellerCaseView, 'id' | 'language' | 'languages' | 'notice'>;
  able: boolean;
}

export function CustomerLanguage({ view: { id, language, languages, notice }, able }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [open, setOpen] = useState(false);
  const choices = useRef<HTMLDivElement>(null);
  // Low in a column that scrolls.
  useEffect(() => {
    if (open) choices.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  const on = language ?? { tag: OWN_LANGUAGE, name: OWN_LANGUAGE_NAME };
  const choose = async (tag: string) => {
    const sent = await run((command) => client.teller.chooseLanguage({ command, caseId: id, language: tag }));
    if (sent?.ok) setOpen(false);
  };
  return (
    <section className="status-card" aria-label={WORDS.label}>
      <div className="row">
        <p className="small">
          {WORDS.on}
          <strong lang={on.tag}>{on.name}</strong>
        </p>
        {able && (
          <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {WORDS.change}
          </Button>
        )}
      </div>
      {able && open && (
        <div ref={choices}>
          {notice.state === 'reading' && <p className="small">{WORDS.anew}</p>}
          <div className="row">
            {othersThan(on.tag, languages).map(({ tag, name }) => (
              <Button key={tag} lang={tag} disabled={busy} onClick={() => void choose(tag)}>
                {name}
              </Button>
            ))}
          </div>
        </div>
      )}
      <ProblemLine problem={problem} />
    </section>
  );
}

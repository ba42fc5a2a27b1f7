// In which language the customer has their screen: each by its own name, chosen by one tap. What begins anew by it is said beforehand, in that language.
import { useState } from 'react';
import type { Client } from '../state/transport.ts';
import './language-page.css';
import { allLanguages, type Named } from './languages.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import { useAct } from './use-act.ts';
import { useSpoken, useWordsOf } from './words.ts';

const AT_ONCE = 4;

interface Props {
  client: Client;
  languages: readonly Named[];
  /** The notice is read from its first page after a choice. */
  anew: boolean;
  onClose: () => void;
}

export function LanguagePage({ client, languages, anew, onClose }: Props) {
  const { act, busy, said } = useAct();
  const { words: all, tag } = useSpoken();
  const words = all.languages;
  const known = allLanguages(languages);
  const sheets = Math.ceil(known.length / AT_ONCE);
  const [sheet, setSheet] = useState(0);
  const choose = async (language: string) => {
    if (language === tag) return onClose();
    const sent = await act((command) => client.customer.chooseLanguage({ command, language }));
    if (sent.ok) onClose();
  };
  return (
    <OuterPage at={sheet}>
      <OuterHead title={words.title} said={said} />
      <ul className="language-list">
        {known.slice(sheet * AT_ONCE, (sheet + 1) * AT_ONCE).map((language) => (
          <LanguageKey
            key={language.tag}
            {...{ language, busy, anew }}
            isOn={language.tag === tag}
            onChoose={() => void choose(language.tag)}
          />
        ))}
      </ul>
      <footer className="outer-foot">
        {sheets > 1 ? (
          <button type="button" className="outer-button" onClick={() => setSheet((sheet + 1) % sheets)}>
            {words.more}
          </button>
        ) : (
          <span />
        )}
        <button type="button" className="outer-button outer-main" onClick={onClose}>
          {words.done}
        </button>
      </footer>
    </OuterPage>
  );
}

interface KeyProps {
  language: Named;
  isOn: boolean;
  anew: boolean;
  busy: boolean;
  onChoose: () => void;
}

function LanguageKey({ language: { tag, name }, isOn, anew, busy, onChoose }: KeyProps) {
  const words = useWordsOf(tag);
  return (
    <li>
      <button type="button" className="outer-button" aria-pressed={isOn} disabled={busy} onClick={onChoose}>
        {isOn && (
          <svg className="language-mark" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 12l6 6L20 6" />
          </svg>
        )}
        <span className="language-name" lang={tag}>
          {name}
        </span>
        {anew && !isOn && (
          <>
            {' '}
            <span className="language-anew" lang={words.lang}>
              {words.languages.anew}
            </span>
          </>
        )}
      </button>
    </li>
  );
}

// A hash, a path or a command in small fixed-width type, with a way to copy it.
import { useRef, useState } from 'react';
import { AUDITOR } from './sentences.ts';

const WORDS = AUDITOR.copy;

interface Props {
  text: string;
  /** Names the button for screen readers. */
  label: string;
}

export function HashLine({ text, label }: Props) {
  const shown = useRef<HTMLElement>(null);
  const [said, setSaid] = useState<string>(WORDS.copy);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(WORDS.copied);
    } catch {
      // Some hosts refuse the clipboard to pages; the person's own Ctrl+C always works on what is selected.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setSaid(WORDS.selected);
    }
  };
  return (
    <span className="hash-line">
      <code ref={shown} className="hash">
        {text}
      </code>
      <button type="button" className="button button-quiet hash-copy" aria-label={label} onClick={copy}>
        {WORDS.copy}
      </button>
      <span role="status" className="small quiet">
        {said === WORDS.copy ? '' : said}
      </span>
    </span>
  );
}

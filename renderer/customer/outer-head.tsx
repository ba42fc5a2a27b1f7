// The head of a page for the customer: what it is about, and what was said where something could not be done.
import { useEffect, useRef } from 'react';
import { OuterTools } from './outer-tools.tsx';
import { useInSight } from './use-in-sight.ts';
import type { Spoken } from './words.ts';

interface Props {
  title: string;
  said: string | null;
  /** Stands there while there is nothing to say. */
  aid?: string;
  /** Of a title that the pack says: in which language that is. */
  text?: Spoken['text'];
}

export function OuterHead({ title, said, aid, text }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const line = useInSight<HTMLParagraphElement>(said);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another page
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <header className="outer-head">
      <h1 ref={heading} tabIndex={-1} {...text}>
        {title}
      </h1>
      {said ? (
        <p className="outer-said" role="alert" ref={line}>
          {said}
        </p>
      ) : (
        aid && <p className="outer-aid">{aid}</p>
      )}
      <OuterTools />
    </header>
  );
}

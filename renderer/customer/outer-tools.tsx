// The keys at the head of each page: what the customer may ask, how they have the screen, and in which language.
import { Fragment } from 'react';
import { useAside } from './aside.ts';
import { othersThan } from './languages.ts';
import { useSpoken } from './words.ts';

/** As many as stand on a key, one below the other, by which whoever reads one of them knows it. */
const NAMED = 2;

export function OuterTools() {
  const aside = useAside();
  const { words, tag } = useSpoken();
  if (!aside) return null;
  const others = othersThan(tag, aside.languages);
  return (
    <div className="outer-tools">
      {others.length > 0 && (
        <button type="button" className="outer-tool tool-languages" onClick={() => aside.open('languages')}>
          {others.slice(0, NAMED).map((other, place) => (
            <Fragment key={other.tag}>
              {place > 0 && ' '}
              <span lang={other.tag}>{other.name}</span>
            </Fragment>
          ))}
          {others.length > NAMED && ' …'}
        </button>
      )}
      <button type="button" className="outer-tool" onClick={() => aside.open('ask')}>
        {words.tools.ask}
      </button>
      <button type="button" className="outer-tool" onClick={() => aside.open('reading')}>
        {words.tools.reading}
      </button>
    </div>
  );
}

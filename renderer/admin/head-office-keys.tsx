// Head office's name and keys as two persons compare them.
import type { Client } from '../state/transport.ts';
import { Fingerprint } from './fingerprint.tsx';
import { ADMIN } from './sentences.ts';

const WORDS = ADMIN.headOffice;

export type HeadOffice = NonNullable<Awaited<ReturnType<Client['admin']['headOffice']>>>;

export function HeadOfficeKeys({ headOffice: { origin, keys } }: { headOffice: HeadOffice }) {
  return (
    <>
      <p>
        <span className="quiet">{WORDS.origin}</span> {origin}
      </p>
      {keys.map(({ fingerprint, words }, place) => (
        <div key={fingerprint} className="stack-tight">
          <h3>{WORDS.fingerprint(place + 1, keys.length)}</h3>
          <Fingerprint text={fingerprint} />
          <Fingerprint text={words} />
        </div>
      ))}
    </>
  );
}

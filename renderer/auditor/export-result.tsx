// The bundle that was made: where it lies, what it holds, how to verify it, what it proves and what not.
import { type ReactNode, useEffect, useRef } from 'react';
import { useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import { bytesInWords, hexOf, openCommand, openedName, verifyCommand } from './bundle-words.ts';
import type { Bundle, ExportForm } from './export-store.ts';
import { HashLine } from './hash-line.tsx';
import { AUDITOR } from './sentences.ts';
import { useExport } from './store-context.tsx';

const WORDS = AUDITOR.result;
const { named } = AUDITOR.copy;

interface Props {
  bundle: Bundle;
  form: ExportForm;
  onAgain: () => void;
}

export function ExportResult({ bundle, form, onAgain }: Props) {
  const identities = useView().station?.identities ?? [];
  const procedures = useExport((state) => state.choices.procedures);
  const narrowed = WORDS.narrowed(
    procedures.find(({ code }) => code === form.procedure)?.name ?? form.procedure,
    form.teller,
  );
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <header className="case-head">
        <h1 ref={title} tabIndex={-1}>
          {WORDS.title}
        </h1>
        <p className="quiet grow">{WORDS.sealed}</p>
        <Button onClick={onAgain}>{WORDS.again}</Button>
      </header>
      <section className="sheet" aria-label={WORDS.title}>
        <dl className="pairs result-pairs">
          <Pair label={WORDS.file}>
            <HashLine text={bundle.file} label={named(WORDS.file)} />
          </Pair>
          <Pair label={WORDS.content}>
            {AUDITOR.range.words(form.from, form.to)}，{narrowed}
            {WORDS.counts(bundle.cases, bundle.entries)}，{WORDS.masking[form.masking]}
          </Pair>
          <Pair label={WORDS.bytes}>{bytesInWords((bundle.sealed ?? bundle).bytes)}</Pair>
          <Pair label={WORDS.ledger}>{WORDS.size(bundle.size)}</Pair>
          <Pair label={WORDS.root}>
            <HashLine text={bundle.root} label={named(WORDS.root)} />
          </Pair>
          {bundle.sealed && (
            <Pair label={WORDS.sealedFile}>
              <HashLine text={hexOf(bundle.sealed.sha256)} label={named(WORDS.sealedFile)} />
            </Pair>
          )}
          <Pair label={bundle.sealed ? WORDS.plainSha256 : WORDS.sha256}>
            <HashLine text={hexOf(bundle.sha256)} label={named(WORDS.sha256)} />
          </Pair>
          <Pair label={WORDS.sealedSha256}>
            <HashLine text={bundle.sha256} label={named(WORDS.sealedSha256)} />
          </Pair>
        </dl>
      </section>
      <section className="sheet stack-tight" aria-labelledby="verify-title">
        <h2 id="verify-title">{WORDS.verifyTitle}</h2>
        {bundle.sealed && (
          <>
            <p>{WORDS.sealedFor}</p>
            <p>{WORDS.openFirst}</p>
            <HashLine text={openCommand(bundle.file)} label={named(WORDS.openCommand)} />
          </>
        )}
        <p>{WORDS.verify}</p>
        <HashLine text={verifyCommand(openedName(bundle.file), identities)} label={named(WORDS.command)} />
        <p>{WORDS.identity}</p>
        <p>{WORDS.answers}</p>
        <p>{WORDS.without}</p>
      </section>
      <div className="case-top">
        <Claims title={WORDS.proves} lines={WORDS.provesList} />
        <Claims title={WORDS.provesNot} lines={WORDS.provesNotList} />
      </div>
    </>
  );
}

function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="pair">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Claims({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className="sheet stack-tight" aria-label={title}>
      <h2>{title}</h2>
      <ul className="lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

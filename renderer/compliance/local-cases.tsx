// The branch's own cases in the draft, with what each still lacks; one is written or changed in a dialog.
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { LocalCaseDialog } from './local-case-dialog.tsx';
import {
  caseFaults,
  type Draft,
  freshCode,
  isFaulty,
  type LocalCase,
  type LocalInUse,
} from './local-draft.ts';
import { COMPLIANCE } from './sentences.ts';
import { useComplianceStore } from './store-context.tsx';

const WORDS = COMPLIANCE.local;

interface Props {
  draft: Draft;
  inUse: LocalInUse;
  today: string;
}

export function LocalCases({ draft: { cases }, inUse: { scams }, today }: Props) {
  const { local } = useComplianceStore();
  const [open, setOpen] = useState<LocalCase | null>(null);
  const isNew = open !== null && !cases.some(({ code }) => code === open.code);
  const add = () => {
    const code = freshCode(cases, today);
    setOpen({ code, scam: '', date: today, until: '', text: '', source: '', illustrative: false });
  };
  const keep = (entry: LocalCase) => {
    local.change(({ cases: all }) => ({
      cases: isNew ? [...all, entry] : all.map((other) => (other.code === entry.code ? entry : other)),
    }));
    setOpen(null);
  };
  const remove = ({ code }: LocalCase) =>
    local.change(({ cases: all }) => ({ cases: all.filter((other) => other.code !== code) }));

  return (
    <section className="stack-tight" aria-labelledby="cases-title">
      <div className="compare-head">
        <div className="grow">
          <h2 id="cases-title">{WORDS.cases}</h2>
          <p className="quiet small">{WORDS.casesAid}</p>
        </div>
        <Button onClick={add}>{WORDS.add}</Button>
      </div>
      {cases.length === 0 ? (
        <p>{WORDS.noCases}</p>
      ) : (
        <table className="room-table">
          <thead>
            <tr>
              <th scope="col">{WORDS.columns.text}</th>
              <th scope="col">{WORDS.columns.scam}</th>
              <th scope="col">{WORDS.columns.date}</th>
              <th scope="col">{WORDS.columns.until}</th>
              <th scope="col">{WORDS.columns.source}</th>
              <th scope="col">{WORDS.columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((entry) => (
              <tr key={entry.code}>
                <td>
                  {entry.text}
                  {entry.illustrative && <span className="local-mark">{WORDS.illustrative}</span>}
                  {isFaulty(caseFaults(entry, today)) && (
                    <span className="local-mark local-mark-faulty">{WORDS.unfinished}</span>
                  )}
                </td>
                <td>{scams.find(({ code }) => code === entry.scam)?.name ?? entry.scam}</td>
                <td className="nowrap">{entry.date}</td>
                <td className="nowrap">{entry.until}</td>
                <td>{entry.source}</td>
                <td>
                  <div className="local-actions">
                    <Button aria-label={WORDS.changeNamed(entry.text)} onClick={() => setOpen(entry)}>
                      {WORDS.change}
                    </Button>
                    <Button aria-label={WORDS.removeNamed(entry.text)} onClick={() => remove(entry)}>
                      {WORDS.remove}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && (
        <LocalCaseDialog
          title={isNew ? WORDS.addTitle : WORDS.changeTitle}
          entry={open}
          scams={scams}
          today={today}
          onKeep={keep}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

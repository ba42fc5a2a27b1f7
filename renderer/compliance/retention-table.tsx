// The retention table of the pack in use: what is kept, how long, by which law, and what happens then.
import { CUSTODY } from './custody-sentences.ts';
import type { RetentionTable as Table } from './custody-store.ts';

const WORDS = CUSTODY.table;

export function RetentionTable({ rules }: Pick<Table, 'rules'>) {
  return (
    <section className="stack-tight" aria-labelledby="retention-title">
      <h2 id="retention-title">{WORDS.title}</h2>
      <p className="quiet small">{WORDS.aid}</p>
      <table className="room-table">
        <thead>
          <tr>
            <th scope="col">{WORDS.columns.what}</th>
            <th scope="col">{WORDS.columns.period}</th>
            <th scope="col">{WORDS.columns.basis}</th>
            <th scope="col">{WORDS.columns.atEnd}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ code, title, months, since, basis, byLaw, atEnd }) => (
            <tr key={code}>
              <th scope="row">{title}</th>
              <td className="nowrap">{WORDS.period(months, since)}</td>
              <td>
                {basis}
                <span className="quiet small custody-basis">{byLaw ? CUSTODY.byLaw : CUSTODY.byBank}</span>
              </td>
              <td>{atEnd}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

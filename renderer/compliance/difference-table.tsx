// What would change, line by line: where, what stood there, what will. Told by word and shape; colour only supports it.
import { changedPart } from './changed-part.ts';
import type { Differences } from './compliance-store.ts';
import { COMPLIANCE } from './sentences.ts';

const WORDS = COMPLIANCE.compare;

type Difference = Differences['differences'][number];

const SHAPES = { added: '＋', removed: '－', changed: '→' } as const;

function kindOf({ before, after }: Difference): keyof typeof SHAPES {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  const { columns } = WORDS;
  return (
    <table className="room-table difference-table">
      <thead>
        <tr>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.where}</th>
          <th scope="col">{columns.before}</th>
          <th scope="col">{columns.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page that came whole and never moves
          <Row key={row} difference={difference} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ difference }: { difference: Difference }) {
  const { where, before, after } = difference;
  const kind = kindOf(difference);
  return (
    <tr>
      <td>
        <span className={`difference-kind difference-${kind}`}>
          <span aria-hidden="true">{SHAPES[kind]}</span> {WORDS.kinds[kind]}
        </span>
      </td>
      <th scope="row">{where}</th>
      {before !== null && after !== null ? (
        <Changed before={before} after={after} />
      ) : (
        <>
          <Whole text={before} />
          <Whole text={after} />
        </>
      )}
    </tr>
  );
}

/** Both texts, with what is only in the one marked. */
function Changed({ before, after }: { before: string; after: string }) {
  const { head, gone, come, tail } = changedPart(before, after);
  return (
    <>
      <td className="difference-text">
        {head}
        {gone && <del>{gone}</del>}
        {tail}
      </td>
      <td className="difference-text">
        {head}
        {come && <ins>{come}</ins>}
        {tail}
      </td>
    </>
  );
}

function Whole({ text }: { text: string | null }) {
  return <td className="difference-text">{text ?? <span className="quiet">{WORDS.nothing}</span>}</td>;
}

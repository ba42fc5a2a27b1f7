// Why something was refused, place by place: the file, the place in it, the reason.
import type { Fault } from './compliance-store.ts';
import { COMPLIANCE } from './sentences.ts';

const WORDS = COMPLIANCE.faults;

/** The faults that a refusal of the contract carries. */
export function faultsIn(data: unknown): Fault[] {
  const isCarrier = typeof data === 'object' && data !== null && 'faults' in data;
  return isCarrier && Array.isArray(data.faults) ? data.faults : [];
}

interface Props {
  faults: readonly Fault[];
  /** Of all, where not all are in the list. */
  count?: number;
}

export function FaultTable({ faults, count = faults.length }: Props) {
  return (
    <table className="room-table fault-table">
      <caption>
        {WORDS.count(count)}
        {count > faults.length && `，${WORDS.first(faults.length)}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{WORDS.file}</th>
          <th scope="col">{WORDS.place}</th>
          <th scope="col">{WORDS.reason}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map(({ file, path, reason }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that came whole and never moves
          <tr key={row}>
            <td className="fault-place">{file || WORDS.wholePack}</td>
            <td className="fault-place">{path || (file && WORDS.wholeFile)}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

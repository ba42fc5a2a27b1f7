// A fingerprint in groups of four, as two persons read it out to each other.
import { groupsOfFour } from '../shell/identity-page.tsx';

export function Fingerprint({ text }: { text: string }) {
  return (
    <p className="station-identity">
      {groupsOfFour(text).map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
        <span key={place}>{group} </span>
      ))}
    </p>
  );
}

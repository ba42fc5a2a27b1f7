// A long code in groups of four, as two persons read it out to each other.
export const groupsOfFour = (text: string): string[] => text.replace(/[\s-]+/g, '').match(/.{1,4}/gu) ?? [];

export function Grouped({ text, className }: { text: string; className: string }) {
  return (
    <p className={className}>
      {groupsOfFour(text).map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
        <span key={place}>{group} </span>
      ))}
    </p>
  );
}

// A long code in groups of four, as two persons read it out to each other.
export function Grouped({ text, className }: { text: string; className: string }) {
  const groups = text.replace(/[\s-]+/g, '').match(/.{1,4}/gu) ?? [];
  return (
    <p className={className}>
      {groups.map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
        <span key={place}>{group} </span>
      ))}
    </p>
  );
}

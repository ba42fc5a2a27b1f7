// The pages of a room as tabs at its head, with a line that holds for all of them.

interface Props<P extends string> {
  label: string;
  places: Readonly<Record<P, string>>;
  order: readonly P[];
  current: P;
  note?: string;
  onGo: (place: P) => void;
}

export function RoomNav<P extends string>({ label, places, order, current, note, onGo }: Props<P>) {
  return (
    <nav className="room-nav" aria-label={label}>
      {order.map((to) => (
        <button
          key={to}
          type="button"
          className="room-tab"
          aria-current={current === to ? 'page' : undefined}
          onClick={() => onGo(to)}
        >
          {places[to]}
        </button>
      ))}
      {note !== undefined && <p className="quiet small room-note">{note}</p>}
    </nav>
  );
}

// The head of a page for the customer: what it is about, and what was said where something could not be done.
export function OuterHead({ title, said }: { title: string; said: string | null }) {
  return (
    <header className="outer-head">
      <h1>{title}</h1>
      {said && (
        <p className="outer-said" role="alert">
          {said}
        </p>
      )}
    </header>
  );
}

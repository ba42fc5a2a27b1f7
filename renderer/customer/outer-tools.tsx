// The keys at the head of each page: what the customer may ask, and how they have the screen.
import { useAside } from './aside.ts';
import { CUSTOMER } from './sentences.ts';

export function OuterTools() {
  const aside = useAside();
  if (!aside) return null;
  return (
    <div className="outer-tools">
      <button type="button" className="outer-tool" onClick={() => aside.open('ask')}>
        {CUSTOMER.tools.ask}
      </button>
      <button type="button" className="outer-tool" onClick={() => aside.open('reading')}>
        {CUSTOMER.tools.reading}
      </button>
    </div>
  );
}

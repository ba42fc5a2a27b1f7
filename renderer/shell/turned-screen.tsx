// This window while it is turned to the customer: their page at full size, and one key by which staff take it back with their PIN.
import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useClient, useView } from './inner-context.tsx';
import { OwnPinForm } from './own-pin-form.tsx';
import { SHELL } from './sentences.ts';

const CustomerScreen = lazy(() =>
  import('../customer/customer-screen.tsx').then(({ CustomerScreen: page }) => ({ default: page })),
);
const WORDS = SHELL.turned;

export function TurnedScreen() {
  const { outer } = useView();
  const client = useClient();
  const [asks, setAsks] = useState(false);
  return (
    <div className="turned-screen">
      {/* Kept as it is under the question: a signature half written is not lost by it. */}
      <div className="turned-customer" hidden={asks}>
        <Suspense fallback={null}>
          <CustomerScreen client={client} view={outer ?? null} lost={false} />
        </Suspense>
      </div>
      {asks ? (
        <BackForm onStay={() => setAsks(false)} />
      ) : (
        <footer className="turned-foot">
          <Button look="quiet" onClick={() => setAsks(true)}>
            {WORDS.back}
          </Button>
        </footer>
      )}
    </div>
  );
}

function BackForm({ onStay }: { onStay: () => void }) {
  const client = useClient();
  return (
    <OwnPinForm
      title={WORDS.title}
      enter={WORDS.done}
      call={(command, pin) => client.station.turnBack({ command, pin })}
      other={WORDS.stay}
      onOther={onStay}
    >
      <p>{WORDS.text}</p>
    </OwnPinForm>
  );
}

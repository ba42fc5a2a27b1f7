// Chooses the window for the seat. The two are separate chunks: neither loads the other's screens.
import { lazy, Suspense } from 'react';
import type { Client, Seat } from './state/transport.ts';
import { FaultBoundary } from './ui/fault-boundary.tsx';
import { FaultPage } from './ui/fault-page.tsx';

const InnerWindow = lazy(() => import('./shell/inner-window.tsx'));
const OuterWindow = lazy(() => import('./customer/outer-window.tsx'));

export function App({ seat, client }: { seat: Seat; client: Client }) {
  return (
    <div data-seat={seat}>
      <FaultBoundary fallback={<FaultPage />}>
        <Suspense fallback={null}>
          {seat === 'outer' ? <OuterWindow client={client} /> : <InnerWindow client={client} />}
        </Suspense>
      </FaultBoundary>
    </div>
  );
}

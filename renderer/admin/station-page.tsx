// This machine: what it is and signs as, how large the customer's screen is, what stands beside it, and whether its ledger is whole.
import { CheckPanel } from '../check/check-panel.tsx';
import { DisplayPanel } from '../display/display-panel.tsx';
import { DevicePanel } from './device-panel.tsx';
import { ADMIN } from './sentences.ts';
import { StationPanel } from './station-panel.tsx';

export function StationPage() {
  return (
    <div className="admin-columns">
      <h1 className="visually-hidden">{ADMIN.places.station}</h1>
      <StationPanel />
      <div className="stack">
        <DisplayPanel />
        <DevicePanel />
        <CheckPanel heading="h2" />
      </div>
    </div>
  );
}

// Whom this machine works with: head office and its packs, the machines in the hall, the branch's other devices.
import { HeadOfficePanel } from './head-office-panel.tsx';
import { MachinePanel } from './machine-panel.tsx';
import { ADMIN } from './sentences.ts';
import { StationKeysPanel } from './station-keys-panel.tsx';

export function BranchPage() {
  return (
    <div className="admin-columns">
      <h1 className="visually-hidden">{ADMIN.places.branch}</h1>
      <MachinePanel />
      <div className="stack">
        <HeadOfficePanel />
        <StationKeysPanel />
      </div>
    </div>
  );
}

// What opens this machine's ledger elsewhere, its spare keys and the copies that are made of it; and the code that opens a role in an emergency.
import { BackupPanel } from '../backup/backup-panel.tsx';
import { EmergencyCodePanel } from '../emergency/code-panel.tsx';
import { ADMIN } from './sentences.ts';
import { SpareKeyPanel } from './spare-key-panel.tsx';

export function KeysPage() {
  return (
    <div className="admin-columns">
      <h1 className="visually-hidden">{ADMIN.places.keys}</h1>
      <div className="stack">
        <SpareKeyPanel />
        <EmergencyCodePanel />
      </div>
      <BackupPanel />
    </div>
  );
}

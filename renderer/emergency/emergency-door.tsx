// The quiet way in at the door, for the day on which nobody with the needed role is here.
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { EmergencyDialog } from './emergency-dialog.tsx';
import './emergency.css';
import { EMERGENCY } from './sentences.ts';

export default function EmergencyDoor() {
  const [open, setOpen] = useState(false);
  return (
    <div className="emergency-door">
      <Button look="quiet" onClick={() => setOpen(true)}>
        {EMERGENCY.open}
      </Button>
      {open && <EmergencyDialog onClose={() => setOpen(false)} />}
    </div>
  );
}

// 换人办理 beside the name of who works here: it is the person that changes, and the case in hand stays.
import { useState } from 'react';
import { useView } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import { HandOnDialog } from './hand-on-dialog.tsx';
import { HAND_ON } from './hand-on-sentences.ts';

export default function HandOnButton() {
  const { current, session, reviewer } = useView();
  const [open, setOpen] = useState(false);
  // A reviewer in the second seat hands back first.
  if (session?.room !== 'teller' || !current || reviewer) return null;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {HAND_ON.open}
      </Button>
      {open && <HandOnDialog caseId={current.id} onClose={() => setOpen(false)} />}
    </>
  );
}

// 沟通办法 at the top of the teller's room: seen on every page, also before there is a case, and however much stands in its columns.
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { AidsDialog } from './aids-dialog.tsx';
import { AIDS } from './aids-sentences.ts';

export default function AidsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {AIDS.title}
      </Button>
      {open && <AidsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

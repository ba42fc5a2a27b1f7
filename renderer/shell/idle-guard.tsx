// Keeps the window awake while somebody works at it, and gives notice before the idle lock.
import { useEffect, useRef, useState } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { createIdleWatch } from '../state/idle-watch.ts';
import { Button } from '../ui/button.tsx';
import { useClient } from './inner-context.tsx';
import { SHELL } from './sentences.ts';

type Session = NonNullable<InnerView['session']>;

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

export function IdleGuard({ session: { staff, noticeAfterMs, lockAfterMs } }: { session: Session }) {
  const client = useClient();
  const [lockInMs, setLockInMs] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person starts a new watch
  useEffect(() => {
    const watch = createIdleWatch(
      { noticeAfterMs, lockAfterMs },
      {
        // A lost ping only brings the lock nearer, which is safe; the window store already reports a broken line.
        stayAwake: () => void client.station.stayAwake().catch(() => undefined),
        onNotice: setLockInMs,
        now: () => performance.now(),
      },
    );
    const alive = () => watch.active();
    for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, alive, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) document.removeEventListener(sign, alive);
      watch.stop();
    };
  }, [client, staff, noticeAfterMs, lockAfterMs]);
  return lockInMs === null ? null : <IdleNotice lockInMs={lockInMs} onHere={() => setLockInMs(null)} />;
}

function IdleNotice({ lockInMs, onHere }: { lockInMs: number; onHere: () => void }) {
  const element = useRef<HTMLDialogElement>(null);
  const [left, setLeft] = useState(Math.round(lockInMs / 1000));
  useEffect(() => element.current?.showModal(), []);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <dialog ref={element} className="dialog" aria-labelledby="idle-title" onCancel={onHere}>
      <h2 id="idle-title">{SHELL.idleTitle}</h2>
      <div className="dialog-body">
        <p>{SHELL.idle(left)}</p>
      </div>
      <div className="dialog-actions">
        <Button look="main" onClick={onHere}>
          {SHELL.stillHere}
        </Button>
      </div>
    </dialog>
  );
}

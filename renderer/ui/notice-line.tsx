// One line that tells a person what happened. `alert` interrupts a screen reader, `status` waits its turn.
import type { ReactNode } from 'react';

export function NoticeLine({
  tone = 'status',
  children,
}: {
  tone?: 'status' | 'alert';
  children: ReactNode;
}) {
  return (
    <p className={`notice-line notice-${tone}`} role={tone}>
      {children}
    </p>
  );
}

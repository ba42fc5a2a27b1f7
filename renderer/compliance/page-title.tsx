// The heading of a page. It takes the focus when the page comes, so that a screen reader begins there.
import { type ReactNode, useEffect, useRef } from 'react';

export function PageTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h1 ref={title} tabIndex={-1}>
      {children}
    </h1>
  );
}

// Why nothing new can be started, or why it is started by the older content: said plainly, with what to do next.
import { useView } from '../shell/inner-context.tsx';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.start.pack;

export function PackNotice() {
  const { procedures, packRefused } = useView();
  const none = procedures.length === 0;
  if (!none && !packRefused) return null;
  return (
    <div
      className={`notice-line pack-notice ${none ? 'notice-alert' : 'notice-status'}`}
      role={none ? 'alert' : 'status'}
    >
      <h2>{none ? WORDS.none : WORDS.old}</h2>
      {none && <p>{WORDS.why}</p>}
      <p>{none ? WORDS.call : WORDS.stays}</p>
      {packRefused && <p className="small">{WORDS.reason(packRefused)}</p>}
    </div>
  );
}

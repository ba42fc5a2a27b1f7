// Says on every screen of a demo or a drill that nothing on it is real business.
import { MODE_MARKS, type Mode } from '../../shared/words/modes.ts';

export function DemoBanner({ mode }: { mode: Mode }) {
  const mark = MODE_MARKS[mode];
  return mark ? <aside className={`demo-banner mode-${mode}`}>{mark.banner}</aside> : null;
}

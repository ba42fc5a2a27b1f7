// Says on every screen of a demo or a drill that nothing on it is real business.
import { MODE_MARKS, type Mode } from '../../shared/words/modes.ts';

interface Props {
  mode: Mode;
  /** In another language than Chinese. */
  banners?: Readonly<Record<Exclude<Mode, 'live'>, string>> | undefined;
}

export function DemoBanner({ mode, banners }: Props) {
  const mark = MODE_MARKS[mode];
  if (mode === 'live' || !mark) return null;
  return <aside className={`demo-banner mode-${mode}`}>{banners?.[mode] ?? mark.banner}</aside>;
}

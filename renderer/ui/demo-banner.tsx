// Says on every screen of the demo that nothing on it is real.
import { UI } from './sentences.ts';

export function DemoBanner({ mode }: { mode: 'live' | 'demo' }) {
  return mode === 'demo' ? <aside className="demo-banner">{UI.demo}</aside> : null;
}

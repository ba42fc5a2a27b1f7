// Entry of both windows.
import './theme/tokens.css';
import './theme/base.css';
import './ui/ui.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connect, seatOf } from './state/transport.ts';

// A hundred kilobytes of font rules must not hold up the first paint; the glyphs themselves come later in any case.
void import('@fontsource-variable/noto-sans-sc/index.css');
void import('./theme/names-font.css');

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
const bridge = window.counterguard;
createRoot(root).render(
  <App seat={seatOf(bridge, location.hostname)} client={connect(bridge, location.origin)} />,
);

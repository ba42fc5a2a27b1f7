// The teller's room: the start page, or the case in hand; a reviewer in the second seat works on the same case.
import { useState } from 'react';
import { useView } from '../shell/inner-context.tsx';
import { CasePage } from './case-page.tsx';
import { StartPage } from './start-page.tsx';
import './case.css';
import './case-dialogs.css';
import './case-middle.css';
import './case-status.css';
import './start.css';

export default function TellerRoom({ screen }: { screen: 'teller-start' | 'teller-case' | 'review' }) {
  const { current } = useView();
  const [said, setSaid] = useState<string | null>(null);
  if (screen === 'teller-start' || !current) return <StartPage said={said} />;
  return <CasePage key={current.id} view={current} onLeft={setSaid} />;
}

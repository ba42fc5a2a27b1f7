// The one page that the moment calls for: the customer's window shows it, and the teller's small picture of that window.
import { useStore } from 'zustand';
import { aboutFacts } from '../../shared/case/signing-place.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { OuterScreen } from '../state/choose-screen.ts';
import type { Signing, SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { CalibratePage } from './calibrate-page.tsx';
import { CaseShownPage } from './case-shown-page.tsx';
import { ConfirmationPage } from './confirmation-page.tsx';
import './customer.css';
import { IdlePage } from './idle-page.tsx';
import './look.css';
import { NoticePages } from './notice-pages.tsx';
import { type Plain, PlainPage } from './plain-page.tsx';
import { ReasonPage } from './reason-page.tsx';
import { RefusePage } from './refuse-page.tsx';
import { ScreensPage } from './screens-page.tsx';
import type { CustomerWords } from './sentences.ts';
import { SheetPage } from './sheet-page.tsx';
import { SignPage } from './sign-page.tsx';
import { ExplainPage, TeachBackPage } from './teach-back-page.tsx';
import { useWords } from './words.ts';

interface Props {
  client: Client;
  view: OuterView | null;
  screen: OuterScreen;
  signing: SigningStore;
  /** CSS pixels to a millimetre of the customer's screen. */
  mm: number;
}

export function OuterPages({ client, view, screen, signing, mm }: Props) {
  const { place, about, explained } = useStore(signing);
  const words = useWords();
  if (view?.phase === 'notice' && screen === 'notice')
    return about === view.notice && <NoticeScreen {...{ client, view, signing, place, explained }} />;
  if (view?.phase === 'confirmation' && screen === 'confirmation')
    return about === aboutFacts(view) && <ConfirmationPage key={about} {...{ client, view, signing }} />;
  if (view?.phase === 'reason' && screen === 'reason')
    return <ReasonPage key={view.step} {...{ client, view }} />;
  if (view?.phase === 'scam' && screen === 'scam')
    return <CaseShownPage key={view.scam} {...{ client, view }} />;
  if (view?.phase === 'idle' && screen === 'idle') return <IdlePage tips={view.tips ?? []} />;
  if (screen === 'screens') return <ScreensPage client={client} />;
  if (screen === 'calibrate') return <CalibratePage {...{ client, mm }} />;
  return <PlainPage words={plainWords(words, screen)} />;
}

interface NoticeProps {
  client: Client;
  view: OuterView & { phase: 'notice' };
  signing: SigningStore;
  place: Signing['place'];
  explained: boolean;
}

function NoticeScreen({ place, explained, ...props }: NoticeProps) {
  switch (place) {
    case 'pages':
      return <NoticePages {...props} />;
    case 'answer':
      if (props.view.teachBack) return <TeachBackPage question={props.view.teachBack} {...props} />;
      if (props.view.toExplain && !explained) return <ExplainPage {...props} />;
      return props.view.answers.length > 0 ? <SheetPage {...props} /> : <SignPage {...props} />;
    case 'refuse':
      return <RefusePage {...props} />;
  }
}

function plainWords(words: CustomerWords, screen: OuterScreen): Plain {
  switch (screen) {
    case 'connecting':
    case 'wait':
    case 'witness':
    case 'thanks':
      return words[screen];
    case 'idle':
    case 'notice':
    case 'confirmation':
    case 'reason':
    case 'scam':
    case 'calibrate':
    case 'screens':
      return words.idle;
  }
}

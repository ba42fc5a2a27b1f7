// The last look: amount in figures and 大写, masked payee, arrival. The one place where facts of the case reach this screen.
// Where nothing else was signed, it is signed here, under these very facts.
import { aboutFacts } from '../../shared/case/signing-place.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { OWN_LANGUAGE } from '../../shared/words/languages.ts';
import { capitals, figures } from '../../shared/words/money.ts';
import type { SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import './confirmation-page.css';
import { InkArea } from './ink-area.tsx';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import { useAct } from './use-act.ts';
import { useInk, usePadNews } from './use-ink.ts';
import { useSpoken, useWords } from './words.ts';

type Confirmation = OuterView & { phase: 'confirmation' };

interface Props {
  client: Client;
  view: Confirmation;
  signing: SigningStore;
}

export function ConfirmationPage({ client, view, signing }: Props) {
  const { amountFen, payeeMask, arrival, ink } = view;
  const written = useInk({ client, signing, pad: view.pad, about: aboutFacts(view), form: 'ink' });
  const { act, busy, said, say } = useAct();
  usePadNews(view.pad, say);
  const by = ink ? 'ink' : 'key';
  const all = useWords();
  const words = all.confirm;

  const confirm = () => {
    const facts = { amountFen, payeeMask, arrival: arrival.code };
    if (!ink) return act((command) => client.customer.confirm({ command, ...facts, by: 'key' }));
    const taken = written.take();
    if ('fault' in taken) return say(taken.fault);
    return act((command) => client.customer.confirm({ command, ...facts, by: 'ink', ...taken }));
  };
  const clear = () => {
    say(null);
    written.clear();
  };
  const decline = async (choice: 'change' | 'not-now') => {
    const sent = await act((command) => client.customer.decline({ command, choice }));
    // What is looked at again is signed anew.
    if (sent.ok) written.clear();
  };

  return (
    <OuterPage>
      <OuterHead
        title={words.title[by]}
        said={said ?? (view.pad?.said ? written.padSays : null)}
        {...(ink && { aid: words.aid })}
      />
      <Facts view={view} />
      {ink && (
        <div className="confirm-ink">
          <InkArea
            draft={written.draft}
            readOnly={written.onPad}
            onDraft={(next) => {
              say(null);
              signing.setDraft(next);
            }}
          />
          <button type="button" className="outer-button" disabled={busy} onClick={clear}>
            {all.ink.clear}
          </button>
        </div>
      )}
      <footer className="outer-foot">
        <div className="outer-others">
          <button type="button" className="outer-button" disabled={busy} onClick={() => decline('not-now')}>
            {words.notNow}
          </button>
          <button type="button" className="outer-button" disabled={busy} onClick={() => decline('change')}>
            {words.change}
          </button>
        </div>
        <button type="button" className="outer-button outer-main" disabled={busy} onClick={confirm}>
          {words.right[by]}
        </button>
      </footer>
    </OuterPage>
  );
}

/** Where it is signed as well, they stand closer together. */
function Facts({ view: { amountFen, payeeMask, arrival, ink } }: { view: Confirmation }) {
  const { words: all, text } = useSpoken();
  const words = all.confirm;
  return (
    <dl className={ink ? 'confirm-facts confirm-close' : 'confirm-facts'}>
      <dt>{words.amount}</dt>
      <dd className="confirm-amount">{words.money(figures(amountFen))}</dd>
      <dt>{words.capitals}</dt>
      <dd className="confirm-capitals" lang={OWN_LANGUAGE}>
        {capitals(amountFen)}
      </dd>
      <dt>{words.payee}</dt>
      <dd lang={OWN_LANGUAGE}>{payeeMask}</dd>
      <dt>{words.arrival}</dt>
      <dd {...text}>{arrival.label}</dd>
    </dl>
  );
}

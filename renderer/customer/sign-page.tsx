// Signing: a large area that inks everywhere, 重写 far from 签好了, and ways out for who cannot or will not write.
import { useStore } from 'zustand';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { InkArea } from './ink-area.tsx';
import { OuterPage } from './outer-page.tsx';
import { OuterTools } from './outer-tools.tsx';
import { useAct } from './use-act.ts';
import { useInSight } from './use-in-sight.ts';
import { useInk, usePadNews } from './use-ink.ts';
import { useWords } from './words.ts';

interface Props {
  client: Client;
  view: OuterView & { phase: 'notice' };
  signing: SigningStore;
}

export function SignPage({ client, view, signing }: Props) {
  const { form, clears } = useStore(signing);
  const written = useInk({ client, signing, form, pad: view.pad, about: view.notice });
  const { act, busy, said, say } = useAct();
  usePadNews(view.pad, say);
  const all = useWords();
  const words = all.sign;
  const heard = said ?? (view.pad?.said ? written.padSays : null);
  const line = useInSight<HTMLParagraphElement>(heard);

  const clear = () => {
    say(null);
    written.clear();
  };
  const sign = async () => {
    const taken = written.take();
    if ('fault' in taken) return say(taken.fault);
    const input = { notice: view.notice, form, clears, ...taken };
    const sent = await act((command) => client.customer.sign({ command, ...input }));
    if (!sent.ok && sent.problem.code === 'READ_FIRST') signing.readAgain(view.read, view.pages.length);
  };

  return (
    <OuterPage>
      <header className="outer-head">
        <h1>{words.title[form]}</h1>
        <p className={heard ? 'outer-said' : 'outer-aid'} role="status" ref={line}>
          {heard ?? written.padSays ?? words.aid[form]}
        </p>
        <OuterTools />
      </header>
      <div className="sign-middle">
        <InkArea
          draft={written.draft}
          readOnly={written.onPad}
          onDraft={(next) => {
            say(null);
            signing.setDraft(next);
          }}
        />
        <div className="sign-ways">
          <button type="button" className="outer-button" onClick={() => signing.go('pages')}>
            {words.readAgain}
          </button>
          <button
            type="button"
            className="outer-button"
            onClick={() => signing.setForm(form === 'ink' ? 'mark' : 'ink')}
          >
            {form === 'ink' ? words.useMark : words.useInk}
          </button>
          <button type="button" className="outer-button" onClick={() => signing.go('refuse')}>
            {words.refuse}
          </button>
        </div>
      </div>
      <footer className="outer-foot">
        <button type="button" className="outer-button" disabled={busy} onClick={clear}>
          {all.ink.clear}
        </button>
        <button type="button" className="outer-button outer-main" disabled={busy} onClick={sign}>
          {words.done}
        </button>
      </footer>
    </OuterPage>
  );
}

// The administrator's panel of the code in the envelope: whether there is one, and making another with a second person.
import { useState } from 'react';
import { useClient, useView } from '../shell/inner-context.tsx';
import { RecoveryKey } from '../shell/recovery-key.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { EMERGENCY } from './sentences.ts';

const WORDS = EMERGENCY.code;

export function EmergencyCodePanel() {
  const client = useClient();
  const { station, emergency } = useView();
  const approvers = useApprovers('emergency');
  const [asking, setAsking] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const state = emergency?.code ?? 'none';
  return (
    <section className="sheet stack" aria-labelledby="emergency-title">
      <div>
        <h2 id="emergency-title">{WORDS.title}</h2>
        <p className="quiet small">{WORDS.intro}</p>
      </div>
      {said && <NoticeLine>{said}</NoticeLine>}
      {/* Not a dialog, which could be closed by mistake: the code is shown nowhere else and never again. */}
      {code === null ? (
        <>
          <p>{WORDS.states[state]}</p>
          <div className="row">
            <Button
              onClick={() => {
                setSaid(null);
                setAsking(true);
              }}
            >
              {state === 'none' ? WORDS.make : WORDS.renew}
            </Button>
            {state === 'ready' && <span className="quiet small">{WORDS.renewAid}</span>}
          </div>
        </>
      ) : (
        <RecoveryKey
          words={WORDS.shown}
          spare={{ id: '', key: code }}
          origin={station?.origin ?? ''}
          done={WORDS.sealedAway}
          onDone={() => {
            setCode(null);
            setSaid(WORDS.done);
          }}
        />
      )}
      {asking && (
        <StaffPinDialog
          words={WORDS.second}
          aside={WORDS.second.aside}
          people={approvers}
          call={async (command, approver, pin) => {
            const made = await client.emergency.makeCode({ command, approver, pin });
            setCode(made.code);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

// Devices beside the screens: what is in use and whether it works, and taking a program into use by its hash, with a second person.
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { DEVICES } from '../../shared/devices/device-codes.ts';
import { fromBase64, toHex } from '../../shared/ledger/base64.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { useCommand } from '../shell/use-command.ts';
import { type Problem, send } from '../state/send.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RadioChips } from '../ui/radio-chips.tsx';
import { type DeviceStatus, type InUse, DEVICES_SAID as WORDS } from './device-sentences.ts';
import { Fingerprint } from './fingerprint.tsx';

type Device = InUse['device'];
type Program = DeviceStatus['programs'][number];

const hexOf = (sha256: string): string => toHex(fromBase64(sha256) ?? new Uint8Array());

export function DevicePanel() {
  const client = useClient();
  const { pad } = useView();
  const { run, busy, problem } = useCommand();
  const [status, setStatus] = useState<DeviceStatus | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [unread, setUnread] = useState<Problem | null>(null);
  const asked = useRef(0);
  // Not as a command, one at a time: a device that comes while its list is read is read anew, and the newest counts.
  const load = useCallback(async () => {
    asked.current += 1;
    const own = asked.current;
    const sent = await send(() => client.device.status());
    if (own !== asked.current) return;
    setUnread(sent.ok ? null : sent.problem);
    if (sent.ok) setStatus(sent.value);
  }, [client]);
  // Looked at again when the pad comes or goes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only that it changed
  useEffect(() => void load(), [load, pad]);

  const act = async (device: Device, how: 'drop' | 'startAgain') => {
    setSaid(null);
    const sent = await run((command) => client.device[how]({ command, device }));
    if (!sent?.ok) return;
    if (how === 'drop') setSaid(WORDS.dropped(device));
    await load();
  };
  return (
    <section className="sheet stack" aria-labelledby="devices-title">
      <div>
        <h2 id="devices-title">{WORDS.title}</h2>
        <p className="quiet small">{WORDS.intro}</p>
      </div>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem ?? unread} />
      {status && (
        <>
          {status.inUse.length === 0 && <p>{WORDS.none}</p>}
          {status.inUse.map((used) => (
            <DeviceInUse key={used.device} used={used} busy={busy} onAct={act} />
          ))}
          {status.strays > 0 && <p>{WORDS.strays(status.strays)}</p>}
          <TakeIntoUse
            status={status}
            onDone={(device) => {
              setSaid(WORDS.done(device));
              void load();
            }}
          />
        </>
      )}
      <div className="row">
        <Button disabled={busy} onClick={() => void load()}>
          {WORDS.reload}
        </Button>
      </div>
    </section>
  );
}

interface InUseProps {
  used: InUse;
  busy: boolean;
  onAct: (device: Device, how: 'drop' | 'startAgain') => Promise<void>;
}

function DeviceInUse({ used: { device, file, sha256, at, by, approver, now }, busy, onAct }: InUseProps) {
  return (
    <div className="stack-tight">
      <p>
        <strong>{WORDS.named(device)}</strong>　<span role="status">{WORDS.state(now)}</span>
      </p>
      <p className="quiet small">
        {WORDS.file(file)}　{WORDS.since(shanghaiTime(at).slice(0, 16), by, approver)}
      </p>
      <p className="quiet small">{WORDS.sha256}</p>
      <Fingerprint text={hexOf(sha256)} />
      <div className="row">
        {(['startAgain', 'drop'] as const).map((how) => (
          <Button
            key={how}
            disabled={busy}
            aria-label={WORDS.actNamed(WORDS[how], device)}
            onClick={() => void onAct(device, how)}
          >
            {WORDS[how]}
          </Button>
        ))}
      </div>
    </div>
  );
}

function TakeIntoUse({ status, onDone }: { status: DeviceStatus; onDone: (device: Device) => void }) {
  const id = useId();
  const client = useClient();
  const approvers = useApprovers('device');
  const [device, setDevice] = useState<Device>('pad');
  const [file, setFile] = useState<string | null>(null);
  const [same, setSame] = useState(false);
  const [asking, setAsking] = useState(false);
  const chosen: Program | undefined = status.programs.find((program) => program.file === file);
  return (
    <>
      <p className="quiet small">
        {WORDS.folder}：<span className="device-path">{status.folder}</span>
      </p>
      {status.programs.length === 0 && <p>{WORDS.empty}</p>}
      {status.programs.length > 0 && (
        <RadioChips
          legend={WORDS.choose}
          name={`${id}-file`}
          options={status.programs.map((program) => ({ code: program.file, label: program.file }))}
          chosen={file}
          onChoose={(next) => {
            setFile(next);
            setSame(false);
          }}
        />
      )}
      {chosen && (
        <>
          <p className="quiet small">
            {WORDS.sha256}　{WORDS.compare}
          </p>
          <Fingerprint text={hexOf(chosen.sha256)} />
          <RadioChips
            legend={WORDS.which}
            name={`${id}-device`}
            options={DEVICES.map((code) => ({ code, label: WORDS.named(code) }))}
            chosen={device}
            onChoose={setDevice}
          />
          <label className="check-line">
            <input type="checkbox" checked={same} onChange={(event) => setSame(event.target.checked)} />
            {WORDS.same}
          </label>
          <div className="row">
            <Button look="main" disabled={!same} onClick={() => setAsking(true)}>
              {WORDS.set}
            </Button>
          </div>
        </>
      )}
      {asking && chosen && (
        <StaffPinDialog
          words={WORDS.second}
          aside={WORDS.aside}
          people={approvers}
          call={async (command, approver, pin) => {
            const { sha256 } = chosen;
            await client.device.set({ command, device, file: chosen.file, sha256, approver, pin });
            setFile(null);
            onDone(device);
          }}
          onClose={() => setAsking(false)}
        >
          <p>
            {WORDS.which}：{WORDS.named(device)}
          </p>
          <p className="device-path">{chosen.file}</p>
          <Fingerprint text={hexOf(chosen.sha256)} />
        </StaffPinDialog>
      )}
    </>
  );
}

// The machines of this branch: a number each, and the group that says whether their transfers wait. The lobby tells customers no more than that.
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RadioChips } from '../ui/radio-chips.tsx';
import { MACHINES } from './machine-sentences.ts';

type Known = Awaited<ReturnType<Client['lobby']['machines']>>;
type Machine = Known['machines'][number];

const isCode = (code: string) => /^[A-Za-z0-9][A-Za-z0-9-]{0,11}$/.test(code);

function faultOf(code: string, machines: readonly Machine[]): string | undefined {
  if (!isCode(code)) return MACHINES.faults.code;
  return machines.some((known) => known.code === code) ? MACHINES.faults.taken : undefined;
}

export function MachinePanel() {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [known, setKnown] = useState<Known | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const load = useCallback(async () => {
    const sent = await run(() => client.lobby.machines());
    if (sent?.ok) setKnown(sent.value);
  }, [client, run]);
  useEffect(() => void load(), [load]);

  const save = async (machines: Machine[], sentence: string) => {
    const sent = await run((command) => client.lobby.setMachines({ command, machines }));
    if (!sent?.ok) return false;
    setSaid(sentence);
    await load();
    return true;
  };

  return (
    <section className="sheet stack" aria-labelledby="machines-title">
      <div>
        <h2 id="machines-title">{MACHINES.title}</h2>
        <p className="quiet small">{MACHINES.intro}</p>
      </div>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {known && (
        <>
          {known.machines.length === 0 ? (
            <p>{MACHINES.none}</p>
          ) : (
            <MachineTable
              known={known}
              busy={busy}
              onRemove={(code) =>
                void save(
                  known.machines.filter((machine) => machine.code !== code),
                  MACHINES.removed(code),
                )
              }
            />
          )}
          <AddMachine
            known={known}
            busy={busy}
            onAdd={(machine) => save([...known.machines, machine], MACHINES.added(machine.code))}
          />
        </>
      )}
    </section>
  );
}

interface TableProps {
  known: Known;
  busy: boolean;
  onRemove: (code: string) => void;
}

function MachineTable({ known: { machines, groups }, busy, onRemove }: TableProps) {
  const { columns } = MACHINES;
  return (
    <table className="staff-table">
      <thead>
        <tr>
          <th scope="col">{columns.code}</th>
          <th scope="col">{columns.group}</th>
          <th scope="col">{columns.regime}</th>
          <th scope="col">{columns.actions}</th>
        </tr>
      </thead>
      <tbody>
        {machines.map(({ code, group }) => {
          const known = groups.find((candidate) => candidate.code === group);
          return (
            <tr key={code}>
              <th scope="row">{code}</th>
              <td>{known?.name ?? group}</td>
              <td>{known ? MACHINES.regimes[known.regime] : MACHINES.unknown}</td>
              <td>
                <Button
                  aria-label={MACHINES.removeNamed(code)}
                  // An empty list would be no list: the last one is replaced, not taken away.
                  disabled={busy || machines.length === 1}
                  onClick={() => onRemove(code)}
                >
                  {MACHINES.remove}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface AddProps {
  known: Known;
  busy: boolean;
  onAdd: (machine: Machine) => Promise<boolean>;
}

function AddMachine({ known: { machines, groups }, busy, onAdd }: AddProps) {
  const [code, setCode] = useState('');
  const [group, setGroup] = useState(groups[0]?.code ?? '');
  const [tried, setTried] = useState(false);
  const fault = faultOf(code, machines);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault) return;
    if (!(await onAdd({ code, group }))) return;
    setCode('');
    setTried(false);
  };
  return (
    <form className="stack-tight" onSubmit={submit} noValidate>
      <Field
        label={MACHINES.columns.code}
        aid={MACHINES.codeAid}
        value={code}
        maxLength={12}
        fault={tried ? fault : undefined}
        onChange={(event) => setCode(event.target.value.trim())}
      />
      <RadioChips
        legend={MACHINES.columns.group}
        name="machine-group"
        options={groups.map(({ code: each, name, regime }) => ({
          code: each,
          label: `${name}（${MACHINES.regimes[regime]}）`,
        }))}
        chosen={group}
        onChoose={setGroup}
      />
      <div className="row">
        <Button type="submit" disabled={busy}>
          {MACHINES.add}
        </Button>
      </div>
    </form>
  );
}

// First run: the institution, the branch, this machine, and the first administrator. There is no default password.
import { type FormEvent, useState } from 'react';
import { LONGEST_ACCEPTANCE, SHORTEST_ACCEPTANCE } from '../../shared/station/settings.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { isWholePin, PinField } from '../ui/pin-field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { UI } from '../ui/sentences.ts';
import type { MadeStation } from './first-papers.tsx';
import { useClient, useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { useCommand } from './use-command.ts';

const WORDS = SHELL.setUp;
const PLACES = ['bank', 'branch', 'device'] as const;
type Place = (typeof PLACES)[number];
type Places = Record<Place, { code: string; name: string }>;

/** Why a machine is used whose key store only hides the keys: long enough to say something, short enough to be read. */
const saysWhy = (text: string) => {
  const { length } = text.trim();
  return length >= SHORTEST_ACCEPTANCE && length <= LONGEST_ACCEPTANCE;
};

const isCode = (code: string) => /^[a-z0-9.-]{1,16}$/.test(code);
const empty = { code: '', name: '' };

export default function SetUpPage({ onDone }: { onDone: (made: MadeStation) => void }) {
  const openKeyStore = useView().openKeyStore === true;
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [places, setPlaces] = useState<Places>({ bank: empty, branch: empty, device: empty });
  const [admin, setAdmin] = useState({ id: '', name: '', pin: '', again: '' });
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);

  const faults = {
    staffId: /^[a-z0-9][a-z0-9-]{0,19}$/.test(admin.id) ? undefined : WORDS.faults.staffId,
    staffName: admin.name.trim() ? undefined : WORDS.faults.name,
    pin: isWholePin(admin.pin) ? undefined : WORDS.faults.pin,
    again: admin.again === admin.pin ? undefined : WORDS.faults.pinAgain,
    reason: !openKeyStore || saysWhy(reason) ? undefined : WORDS.faults.reason,
  };
  const placesFine = PLACES.every((place) => isCode(places[place].code) && places[place].name.trim());
  const fine = placesFine && Object.values(faults).every((fault) => fault === undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fine) return;
    const trimmed = Object.fromEntries(
      PLACES.map((place) => [place, { code: places[place].code, name: places[place].name.trim() }]),
    ) as Places;
    const sent = await run((command) =>
      client.station.setUp({
        command,
        ...trimmed,
        admin: { id: admin.id, name: admin.name.trim(), pin: admin.pin },
        ...(openKeyStore && { openKeyStore: reason.trim() }),
      }),
    );
    if (sent?.ok) onDone(sent.value);
  };
  const said = (fault: string | undefined) => (tried ? fault : undefined);
  const put = (place: Place, part: 'code' | 'name', value: string) =>
    setPlaces({ ...places, [place]: { ...places[place], [part]: value } });

  return (
    <main className="plain-page">
      <form className="sheet stack set-up" onSubmit={submit} noValidate>
        <div>
          <h1>{WORDS.title}</h1>
          <p className="quiet">{WORDS.intro}</p>
        </div>
        {PLACES.map((place) => (
          <fieldset key={place} className="set-up-row">
            <legend>{WORDS[place]}</legend>
            <Field
              label={WORDS.code}
              value={places[place].code}
              onChange={(event) => put(place, 'code', event.target.value)}
              fault={said(isCode(places[place].code) ? undefined : WORDS.faults.code)}
            />
            <Field
              label={WORDS.name}
              value={places[place].name}
              onChange={(event) => put(place, 'name', event.target.value)}
              fault={said(places[place].name.trim() ? undefined : WORDS.faults.name)}
            />
          </fieldset>
        ))}
        <p className="quiet small">{WORDS.codeAid}</p>
        <fieldset className="set-up-row">
          <legend>{WORDS.admin}</legend>
          <Field
            label={WORDS.staffId}
            value={admin.id}
            onChange={(event) => setAdmin({ ...admin, id: event.target.value })}
            fault={said(faults.staffId)}
          />
          <Field
            label={WORDS.staffName}
            value={admin.name}
            onChange={(event) => setAdmin({ ...admin, name: event.target.value })}
            fault={said(faults.staffName)}
          />
          <PinField
            label={`${UI.pin}（${UI.pinRule}）`}
            pad={false}
            value={admin.pin}
            onChange={(pin) => setAdmin({ ...admin, pin })}
            fault={said(faults.pin)}
          />
          <PinField
            label={WORDS.pinAgain}
            pad={false}
            value={admin.again}
            onChange={(again) => setAdmin({ ...admin, again })}
            fault={said(faults.again)}
          />
        </fieldset>
        {openKeyStore && (
          <fieldset className="stack">
            <legend>{WORDS.openKeyStore.title}</legend>
            <p>{WORDS.openKeyStore.says}</p>
            <Field
              label={WORDS.openKeyStore.reason}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              aid={WORDS.openKeyStore.aid}
              fault={said(faults.reason)}
            />
          </fieldset>
        )}
        <ProblemLine problem={problem} />
        <Button look="main" type="submit" disabled={busy}>
          {WORDS.done}
        </Button>
      </form>
    </main>
  );
}

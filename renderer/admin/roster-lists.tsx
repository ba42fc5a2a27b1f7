// What a roster would change, in its four parts: who is new, who changes, who is to be disabled, which lines cannot be taken.
import { type ReactNode, useState } from 'react';
import type { RosterPreview } from '../../shared/contract/roster-calls.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { ColumnHeads } from '../ui/column-heads.tsx';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ROSTER } from './roster-sentences.ts';
import { ADMIN } from './sentences.ts';

export type Preview = RosterPreview;
type Person = Preview['added'][number];
type Change = Preview['changed'][number];
type Bad = Preview['bad'][number];

const PARTS = ['bad', 'added', 'changed', 'leaving'] as const;
type Part = (typeof PARTS)[number];

const rolesOf = ({ roles }: Person): string => roles.map((role) => ROLE_NAMES[role]).join('、');
const personText = (person: Person): string => [person.id, person.name, rolesOf(person)].join(' ');
const changeText = ({ before, after }: Change): string => [personText(before), personText(after)].join(' ');
const badText = ({ line, why, text }: Bad): string => `${line} ${ROSTER.why(why, text)}`;

export function RosterLists({ preview }: { preview: Preview }) {
  const first = PARTS.find((part) => preview[part].length > 0);
  const [part, setPart] = useState<Part>(first ?? 'added');
  if (!first) return <NoticeLine>{ROSTER.same}</NoticeLine>;
  return (
    <>
      {preview.losesLastAdmin && <NoticeLine tone="alert">{ROSTER.losesLastAdmin}</NoticeLine>}
      {preview.leaversKept && <NoticeLine>{ROSTER.leaversKept}</NoticeLine>}
      <fieldset className="row roster-parts">
        <legend className="visually-hidden">{ROSTER.which}</legend>
        {PARTS.map((each) => (
          <label key={each} className="radio-chip">
            <input type="radio" name="part" checked={part === each} onChange={() => setPart(each)} />
            {ROSTER.lists[each](preview[each].length)}
          </label>
        ))}
      </fieldset>
      <p className="quiet small">{ROSTER.unchanged(preview.unchanged)}</p>
      <RosterPart part={part} preview={preview} />
    </>
  );
}

function RosterPart({ part, preview }: { part: Part; preview: Preview }) {
  if (preview[part].length === 0) return <p>{ROSTER.nobody}</p>;
  switch (part) {
    case 'added':
      return <People key={part} people={preview.added} aid={ROSTER.addedAid} />;
    case 'leaving':
      return <People key={part} people={preview.leaving} aid={ROSTER.leavingAid} />;
    case 'changed':
      return <Changes changes={preview.changed} />;
    case 'bad':
      return <BadLines lines={preview.bad} />;
  }
}

function Table({ heads, children }: { heads: readonly string[]; children: ReactNode }) {
  return (
    <table className="staff-table">
      <ColumnHeads names={heads} />
      <tbody>{children}</tbody>
    </table>
  );
}

const { heads } = ROSTER;

function People({ people, aid }: { people: readonly Person[]; aid: string }) {
  const list = useLongList(people, personText);
  return (
    <>
      <p>{aid}</p>
      <LongListFrame list={list} label={ROSTER.find}>
        <Table heads={[heads.id, heads.name, heads.roles]}>
          {list.shown.map((person) => (
            <tr key={person.id}>
              <td className="staff-short">{person.id}</td>
              <th scope="row">{person.name}</th>
              <td>{rolesOf(person)}</td>
            </tr>
          ))}
        </Table>
      </LongListFrame>
    </>
  );
}

/** What will be, and below it what is, where the two differ. */
function Cell({ before, after }: { before: string; after: string }) {
  return (
    <td>
      {after}
      {before !== after && <span className="roster-was">{ROSTER.was(before)}</span>}
    </td>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const list = useLongList(changes, changeText);
  return (
    <LongListFrame list={list} label={ROSTER.find}>
      <Table heads={[heads.id, heads.name, heads.roles, heads.status]}>
        {list.shown.map(({ before, after }) => (
          <tr key={after.id}>
            <th scope="row">{after.id}</th>
            <Cell before={before.name} after={after.name} />
            <Cell before={rolesOf(before)} after={rolesOf(after)} />
            <Cell before={ADMIN.status[before.status]} after={ADMIN.status[after.status]} />
          </tr>
        ))}
      </Table>
    </LongListFrame>
  );
}

function BadLines({ lines }: { lines: readonly Bad[] }) {
  const list = useLongList(lines, badText);
  return (
    <>
      <p>{ROSTER.badAid}</p>
      <LongListFrame list={list} label={ROSTER.find}>
        <Table heads={[heads.line, heads.why]}>
          {list.shown.map(({ line, why, text }) => (
            <tr key={line}>
              <th scope="row" className="staff-short">
                {line}
              </th>
              <td>{ROSTER.why(why, text)}</td>
            </tr>
          ))}
        </Table>
      </LongListFrame>
    </>
  );
}

// The sheet of a closed day on A5, and the same on the screen: what somebody outside of this machine keeps, to hold later bundles against.
import { useEffect } from 'react';
import { MODE_MARKS } from '../../shared/words/modes.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { usePrint } from '../shell/use-print.ts';
import type { Problem } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import '../teller/print.css';
import { groupsOfFour } from '../ui/grouped.tsx';
import { SheetDialog } from '../ui/sheet-dialog.tsx';
import { peopleOf } from './closed-days.tsx';
import { DAY } from './day-sentences.ts';
import './day-sheet.css';
import { QrCode } from '../ui/qr-code.tsx';

const WORDS = DAY.sheet;

export type Sheet = Awaited<ReturnType<Client['day']['print']>>;

interface Props {
  sheet: Sheet;
  busy: boolean;
  problem: Problem | null;
  onAgain: () => void;
  onClose: () => void;
}

export function DaySheetDialog({ sheet, busy, problem, onAgain, onClose }: Props) {
  const { print, told } = usePrint();
  useEffect(() => void print({ paper: 'A5', of: sheet.printing }), [print, sheet]);
  return (
    <SheetDialog
      {...{ words: WORDS, name: WORDS.title, told, paper: 'print-a5' }}
      {...{ busy, problem, onAgain, onClose }}
      text={<SheetText sheet={sheet} />}
    />
  );
}

function factsOf(sheet: Sheet): [label: string, value: string][] {
  const { counts, mode } = sheet;
  const mark = MODE_MARKS[mode]?.banner;
  return [
    ...(mark ? [[WORDS.mark, mark] as [string, string]] : []),
    [WORDS.place, `${sheet.bank} ${sheet.branch} ${sheet.device}`],
    [WORDS.log, sheet.origin],
    [WORDS.at, shanghaiTime(sheet.at)],
    [WORDS.people, peopleOf(sheet)],
    [WORDS.counts, WORDS.countsText(counts.entries, counts.opened, counts.ended, counts.open)],
    ...(counts.emergencies ? [[WORDS.emergencies, WORDS.times(counts.emergencies)] as [string, string]] : []),
    [WORDS.size, WORDS.sizeText(sheet.size)],
    [WORDS.root, sheet.root],
    ...sheet.identities.map((identity): [string, string] => [
      WORDS.identity,
      groupsOfFour(identity).join(' '),
    ]),
  ];
}

function SheetText({ sheet }: { sheet: Sheet }) {
  return (
    <article className="printed-sheet day-sheet">
      <h3>{WORDS.title}</h3>
      <table>
        <tbody>
          {factsOf(sheet).map(([label, value]) => (
            <tr key={value}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="day-proof">
        <QrCode text={sheet.note} label={WORDS.qr} />
        <div>
          <p>{WORDS.code}</p>
          <p className="day-code">{sheet.code}</p>
          <p>{WORDS.codeAid}</p>
          <p>{WORDS.qr}。</p>
        </div>
      </div>
      <p>{WORDS.keep}</p>
      <p>{WORDS.software}</p>
      {WORDS.sign.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </article>
  );
}

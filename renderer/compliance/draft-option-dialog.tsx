// A new option for a list of a draft: what it says, its code, and the flags it raises. Why the process would not take it is said here.
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { DRAFT } from './draft-sentences.ts';
import type { OptionList, Overview } from './draft-value.ts';
import { useComplianceStore } from './store-context.tsx';

const WORDS = DRAFT.options;
const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;
const MOST_FLAGS = 9;

interface Props {
  list: OptionList;
  flags: Overview['flags'];
  onClose: () => void;
}

export function DraftOptionDialog({ list, flags, onClose }: Props) {
  const { draft } = useComplianceStore();
  const id = useId();
  const [label, setLabel] = useState('');
  const [code, setCode] = useState('');
  const [raises, setRaises] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const characters = [...label.trim()].length;
  const isLong = characters > list.longest;
  const labelFault = characters === 0 ? WORDS.labelFault : WORDS.labelAid(characters, list.longest);
  const isSound = characters > 0 && !isLong && CODE.test(code.trim());

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isSound) return;
    const option = { code: code.trim(), label: label.trim(), raises };
    const reasons = await draft.addOption(list.list, option);
    if (reasons.length > 0) setRefused(reasons);
    else onClose();
  };

  return (
    <Dialog
      wide
      title={WORDS.title}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={id}>
          {WORDS.keep}
        </Button>
      }
    >
      <form id={id} className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p className="quiet">{list.where.join(' · ')}</p>
        <Field
          autoFocus
          label={WORDS.label}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
          aid={WORDS.labelAid(characters, list.longest)}
          // Too many characters are said while they are typed, so that nobody writes on in vain.
          fault={isLong || (tried && characters === 0) ? labelFault : undefined}
        />
        <Field
          label={WORDS.code}
          value={code}
          maxLength={40}
          onChange={(event) => setCode(event.target.value)}
          aid={WORDS.codeAid}
          fault={tried && !CODE.test(code.trim()) ? WORDS.codeFault : undefined}
        />
        {list.raising && <FlagChoice flags={flags} chosen={raises} onChange={setRaises} />}
        {refused.length > 0 && <NoticeLine tone="alert">{refused.join('')}</NoticeLine>}
      </form>
    </Dialog>
  );
}

interface FlagChoiceProps {
  flags: Overview['flags'];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** One list to choose from for each flag, and one more while there may be more. */
function FlagChoice({ flags, chosen, onChange }: FlagChoiceProps) {
  const id = useId();
  const rows = [...chosen, ''].slice(0, MOST_FLAGS);
  const put = (at: number, code: string) =>
    onChange(chosen.toSpliced(at, 1, code).filter((known) => known !== ''));
  return rows.map((code, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what it is known by
    <div key={at} className="field">
      <label htmlFor={`${id}-${at}`}>{at === 0 ? WORDS.flag : WORDS.moreFlag}</label>
      <select id={`${id}-${at}`} value={code} onChange={(event) => put(at, event.target.value)}>
        <option value="">{at === 0 ? WORDS.noFlag : WORDS.noMoreFlag}</option>
        {flags
          .filter((flag) => flag.code === code || !chosen.includes(flag.code))
          .map((flag) => (
            <option key={flag.code} value={flag.code}>
              {flag.code} {flag.meaning}
            </option>
          ))}
      </select>
    </div>
  ));
}

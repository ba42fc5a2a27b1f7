// Every text of a pack that can come before the customer, in one place: to be listed, so that a language can be checked against them, and to be
// put into a language. Notices are not among them: they are translated as whole files (languages.ts).
import type { Pack } from './pack-schema.ts';
import type { Procedure, Step } from './procedure-schema.ts';

/** Options that staff record for a sheet: on paper, or not looked at. The customer neither sees nor chooses them. */
export const BY_STAFF: readonly string[] = ['paper', 'refused'];

/** `signing`: what the customer reads and answers on the way to a signature. `asked`: what staff may put there beside it. */
export type Whereabouts = 'signing' | 'asked';
type Say = (text: string, where: Whereabouts) => string;
type Labelled = { readonly code: string; readonly label: string };

/** Steps whose reason can be asked for over a page of the signing path (customer-view.ts). */
const BEHIND_PAGES: readonly Step['form'][] = ['notice', 'sheet', 'confirmation'];
/** Steps whose options stand on the customer's screen. */
const WITH_OPTIONS: readonly Step['form'][] = ['sheet', 'arrival'];

const isTheirs = ({ code }: Labelled): boolean => !BY_STAFF.includes(code);

const labelled = <T extends Labelled>(list: readonly T[], say: (text: string) => string): T[] =>
  list.map((item) => ({ ...item, label: say(item.label) }));

function stepWith(step: Step, say: Say): Step {
  const isBehindPage = BEHIND_PAGES.includes(step.form);
  const isAsked = step.channel === 'said';
  const told = (text: string) =>
    isBehindPage || isAsked ? say(text, isBehindPage ? 'signing' : 'asked') : text;
  const option = (text: string) => say(text, 'signing');
  return {
    ...step,
    say: isAsked ? say(step.say, 'asked') : step.say,
    why: told(step.why),
    limit: told(step.limit),
    basis: step.basis.map(({ clause, ...basis }) => ({ ...basis, ...(clause && { clause: told(clause) }) })),
    groups: WITH_OPTIONS.includes(step.form)
      ? step.groups.map(({ label, options }) => ({
          label: step.form === 'sheet' && options.some(isTheirs) ? option(label) : label,
          options: options.map((one) => (isTheirs(one) ? { ...one, label: option(one.label) } : one)),
        }))
      : step.groups,
  };
}

const lawsBehind = ({ procedures }: Pack, isBehind: (step: Step) => boolean): Set<string> =>
  new Set(
    Object.values(procedures)
      .filter(isAtCounter)
      .flatMap(({ steps }) => steps.filter(isBehind).flatMap(({ basis }) => basis.map(({ law }) => law))),
  );

/** The lobby has no customer's screen. */
const isAtCounter = ({ startedAt }: Procedure): boolean => startedAt !== 'lobby';

/** The pack with each of these texts as `say` gives it. Whatever staff alone see stays as it is. */
export function withCustomerTexts(pack: Pack, say: Say): Pack {
  const signing = (text: string) => say(text, 'signing');
  const asked = (text: string) => say(text, 'asked');
  const { help, teachBack, reasons } = pack.pack;
  const behindPages = lawsBehind(pack, ({ form }) => BEHIND_PAGES.includes(form));
  const behindQuestions = lawsBehind(pack, ({ channel }) => channel === 'said');
  return {
    ...pack,
    pack: {
      ...pack.pack,
      reasons: { ...reasons, refuse: labelled(reasons.refuse, signing) },
      ...(help && { help: labelled(help, signing) }),
      ...(teachBack && {
        teachBack: teachBack.map((question) => ({
          ...question,
          ask: signing(question.ask),
          choices: labelled(question.choices, signing),
        })),
      }),
    },
    laws: pack.laws.map((law) => {
      if (behindPages.has(law.code))
        return { ...law, name: signing(law.name), version: signing(law.version) };
      return behindQuestions.has(law.code)
        ? { ...law, name: asked(law.name), version: asked(law.version) }
        : law;
    }),
    procedures: Object.fromEntries(
      Object.entries(pack.procedures).map(([code, procedure]) => [
        code,
        isAtCounter(procedure)
          ? { ...procedure, steps: procedure.steps.map((step) => stepWith(step, say)) }
          : procedure,
      ]),
    ),
    scams: pack.scams.map((scam) => ({ ...scam, name: asked(scam.name), show: scam.show.map(asked) })),
  };
}

/** The same texts as a list, each once. What stands on the way to a signature is so wherever else it stands. */
export function customerTexts(pack: Pack): Map<string, Whereabouts> {
  const found = new Map<string, Whereabouts>();
  withCustomerTexts(pack, (text, where) => {
    if (found.get(text) !== 'signing') found.set(text, where);
    return text;
  });
  return found;
}

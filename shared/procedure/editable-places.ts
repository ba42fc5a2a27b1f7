// Which places of a content pack may be edited in the app: words, and figures within limits. A closed list: whatever is not named here
// (codes, conditions, weights, what an answer raises, bases) is structure and changes only by file.
import type { PlaceLimits } from './draft-counts.ts';
import { NOTICE_LIMITS } from './notice.ts';
import { memberTitle } from './pack-difference.ts';
import { type Members, membersOf, type Node, type PackPlace } from './pack-members.ts';
import type { Pack } from './pack-schema.ts';
import { isTranslation, sourceOf } from './pack-source.ts';
import { TEXT_LIMITS } from './path-texts.ts';

type PlaceKind = 'line' | 'text' | 'amount' | 'number' | 'date';

interface Shape {
  readonly kind: PlaceKind;
  readonly limits: PlaceLimits;
}

/** `keys` are empty where the file as a whole is the text. */
export interface EditablePlace extends PackPlace, Shape {
  /** As text: an amount in fen, a date `YYYY-MM-DD`, a list one item a line. */
  readonly value: string;
}

const SENTENCE = 300;
const SHORT = 60;

const line = (longest: number): Shape => ({ kind: 'line', limits: { longest } });
const lines = (most: number): Shape => ({ kind: 'text', limits: { line: most } });
const number = (least: number, most: number): Shape => ({ kind: 'number', limits: { least, most } });
const DATE: Shape = { kind: 'date', limits: {} };
const { label, reason, say, note } = TEXT_LIMITS;

/** By what holds it and its own name; `root` is a procedure itself. Lengths are those of the path checker and the schema. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'pack.version': line(20),
  'effective.from': DATE,
  'effective.to': DATE,
  ...Object.fromEntries(
    ['pause', 'cancel', 'refuse', 'lower', 'raise'].map((list) => [`${list}.label`, line(label)]),
  ),
  'help.label': line(label),
  'teachBack.ask': line(reason),
  'choices.label': line(TEXT_LIMITS.line),
  'machines.name': line(SENTENCE),
  'machines.say': line(SENTENCE),
  'root.name': line(label),
  'steps.title': line(label),
  'steps.say': line(say),
  'steps.why': line(note),
  'steps.limit': line(note),
  'groups.label': line(label),
  'options.label': line(label),
  'reasons.label': line(label),
  'heard.label': line(label),
  'contradictions.because': line(note),
  'contradictions.ask': line(say),
  'recommend.because': line(note),
  'entry.because': line(note),
  'exemption.granted': line(note),
  'exemption.offered': line(note),
  'exemption.withdrawn': line(note),
  'exemption.refused': line(note),
  'followUps.label': line(label),
  'results.label': line(label),
  'flags.meaning': line(reason),
  'rows.name': line(label),
  'rows.advice': line(note),
  'additions.name': line(label),
  'additions.advice': line(note),
  'endings.name': line(label),
  'grounds.label': line(reason),
  'tiers.fromFen': { kind: 'amount', limits: {} },
  'thresholds.recallDays': number(1, 365),
  'thresholds.readingCharsPerMinute': number(300, 1000),
  'terms.text': line(SHORT),
  'terms.from': DATE,
  'scams.name': line(label),
  'scams.how': line(note),
  'scams.hears': lines(label),
  'scams.ask': line(say),
  'scams.say': line(say),
  'scams.giveaway': line(note),
  'scams.show': lines(TEXT_LIMITS.line),
  'scams.checked': DATE,
  'scams.until': DATE,
  'words.H': lines(SENTENCE),
  'words.S': lines(SENTENCE),
  'cases.text': line(SHORT),
  'cases.date': DATE,
  'cases.until': DATE,
  'cases.source': line(SENTENCE),
  'contacts.label': line(label),
  'contacts.about': line(note),
  'contacts.number': line(20),
  'contacts.checked': DATE,
  'contacts.until': DATE,
};
const NOTICE: Shape = {
  kind: 'text',
  limits: { firstPage: NOTICE_LIMITS.keyPageCharacters, longest: NOTICE_LIMITS.allCharacters },
};

/** The shape of a member, with the limits that stand beside it in the pack. The first tier has to begin at nothing. */
function shapeOf(holder: string, name: string, beside: Members): Shape | undefined {
  const key = `${holder}.${name}`;
  const shape = Object.hasOwn(SHAPES, key) ? SHAPES[key] : undefined;
  if (shape?.kind !== 'amount') return shape;
  const { fromFen, floorFen: least, ceilingFen: most } = beside;
  if (fromFen === 0) return undefined;
  const limits = { ...(typeof least === 'number' && { least }), ...(typeof most === 'number' && { most }) };
  return { ...shape, limits };
}

const asText = (node: Node): string => (Array.isArray(node) ? node.join('\n') : String(node));

function textPlace(
  folder: 'notices' | 'papers',
  code: string,
  value: string,
  where: readonly string[],
): EditablePlace {
  const shape = folder === 'notices' ? NOTICE : lines(TEXT_LIMITS.paper);
  return {
    place: `${folder}/${code}`,
    file: `${folder}/${code}.md`,
    keys: [],
    path: '',
    where,
    value,
    ...shape,
  };
}

/** Every place of a pack that may be edited in the app, file by file. @param files of this pack */
export function editablePlaces(pack: Pack, files = sourceOf(pack)): EditablePlace[] {
  return [...files].flatMap(([file, text]) => {
    // A translation changes by file: what an edit here makes of it, language-keeping.ts says.
    if (isTranslation(file)) return [];
    const [, folder, code = ''] = /^(notices|papers)\/([\w-]+)\.md$/.exec(file) ?? [];
    if (folder === 'notices' || folder === 'papers') {
      const title = memberTitle(folder, code, pack[folder][code]?.title);
      return [textPlace(folder, code, text, [memberTitle('', folder, undefined), title])];
    }
    return [...membersOf(file, text)].flatMap(({ name, holder, value, within, ...at }) => {
      const shape = shapeOf(holder, name, within.at(-1) ?? {});
      return shape ? [{ ...at, ...shape, value: asText(value) }] : [];
    });
  });
}

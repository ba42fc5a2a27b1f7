// How text becomes something that can be searched: one spelling for what looks alike, then pairs of neighbouring characters.
// Chinese has no spaces and most names have two or three characters, so words cannot be the unit; overlapping pairs can.

/** Points inside a name (阿里木·买买提) are typed in many ways or not at all. */
const NAME_POINTS = /[·•‧∙⋅・]/g;
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;

/** Wide and narrow forms, capitals, points in names and thousands marks make no difference to a search. */
const inOneSpelling = (text: string): string =>
  text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(NAME_POINTS, '').replace(THOUSANDS, '');

/** The stretches of letters and digits of a text, in one spelling. What stands between them only divides. */
export const runsOf = (text: string): string[] =>
  inOneSpelling(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((run) => run !== '');

/** Each character as four letters or digits, so that the index needs to know nothing of Unicode, and 𠮷 is one like any other. */
const spelt = (character: string): string => (character.codePointAt(0) ?? 0).toString(36).padStart(4, '0');

/**
 * A text as words for the index: each pair of neighbours, and the last character of each run alone, so that every character begins
 * exactly one word. Two runs never meet in a pair.
 */
export const indexWords = (text: string): string =>
  runsOf(text)
    .flatMap((run) => {
      const characters = [...run].map(spelt);
      return characters.map((character, at) => character + (characters[at + 1] ?? ''));
    })
    .join(' ');

/** What finds a run inside the index (FTS5 syntax): its pairs one after the other, or for one character whatever begins with it. */
export function indexQuery(run: string): string {
  const characters = [...run].map(spelt);
  if (characters.length === 1) return `"${characters[0]}" *`;
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  return `"${pairs.join(' ')}"`;
}

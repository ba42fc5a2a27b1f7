// Finds the type of fraud by the customer's own words, by pinyin or by its initials; best first, and says what matched.
// Carries the pinyin library (91 kB gzip): a window loads this file when its search box is opened, not before.
import { match } from 'pinyin-pro';
import type { Scam } from '../procedure/library-schema.ts';

/** What of a type is searched. */
export type SearchedScam = Pick<Scam, 'code' | 'name' | 'how' | 'hears' | 'say' | 'giveaway' | 'words'>;

/** Where a phrase stands: keyword of class H or S, name of the type, words heard at the counter, or a clause of the text. */
export type MatchPlace = 'H' | 'S' | 'name' | 'hears' | 'text';

export interface ScamHit<T extends SearchedScam = SearchedScam> {
  scam: T;
  /** What matched, best first, each phrase once. */
  matched: { text: string; place: MatchPlace }[];
}

const MOST_HITS = 10;
const WEIGHT: Record<MatchPlace, number> = { H: 5, S: 4, name: 4, hears: 4, text: 1 };
/** How well a word and a phrase fit; a phrase found inside a longer sentence weighs by how much it explains. */
const FIT = { whole: 3, start: 2, inside: 1.5, perLetterOfPhrase: 0.5, allPairs: 1 };
/** Words in another order or with another person in them (`共享屏幕`, `儿子急用钱`) still share this part of their pairs of letters. */
const ENOUGH_PAIRS = 0.5;

interface Phrase {
  text: string;
  plain: string;
  place: MatchPlace;
}

interface Found {
  phrase: Phrase;
  score: number;
}

/** Full-width letters become plain ones, capitals small ones; marks and spaces only divide words. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const joined = (text: string): string => wordsOf(text).join('');

/** What matched is shown to the teller: a clause can be taken in at a glance, a paragraph cannot. */
const clausesOf = (text: string): string[] => text.split(/[，。；：？]/).filter((clause) => clause !== '');

function phrasesOf({ name, how, hears, say, giveaway, words }: SearchedScam): Phrase[] {
  const at =
    (place: MatchPlace) =>
    (text: string): Phrase => ({ text, plain: joined(text), place });
  return [
    ...words.H.map(at('H')),
    ...words.S.map(at('S')),
    ...[name].map(at('name')),
    ...hears.map(at('hears')),
    ...clausesOf(`${how}${giveaway}${say}`).map(at('text')),
  ];
}

function fitOfLetters(word: string, plain: string): number {
  const at = plain.indexOf(word);
  if (at >= 0) return word === plain ? FIT.whole : at === 0 ? FIT.start : FIT.inside;
  // The customer's whole sentence was typed in, and the phrase stands somewhere in it.
  if (plain.length > 1 && word.includes(plain)) return FIT.perLetterOfPhrase * plain.length;
  const share = sharedPairs(word, plain);
  return share >= ENOUGH_PAIRS ? FIT.allPairs * share : 0;
}

/** Which part of the word's pairs of neighbouring letters occurs in the phrase; 0 for words too short to tell. */
function sharedPairs(word: string, plain: string): number {
  if (word.length < 4 || /^[a-z]+$/.test(word)) return 0;
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  return pairs.filter((pair) => plain.includes(pair)).length / pairs.length;
}

function fitOfPinyin(word: string, plain: string): number {
  const places = match(plain, word, { precision: 'start', continuous: true });
  if (!places) return 0;
  if (places[0] !== 0) return FIT.inside;
  return places.length === plain.length || word.length === plain.length ? FIT.whole : FIT.start;
}

/** One letter says too little, and in running text initials would be found by chance. */
const mayBePinyin = (word: string, place: MatchPlace) => place !== 'text' && /^[a-z]{2,}$/.test(word);

function find(word: string, phrases: readonly Phrase[]): Found[] {
  return phrases.flatMap((phrase) => {
    const { plain, place } = phrase;
    const fit = fitOfLetters(word, plain) || (mayBePinyin(word, place) ? fitOfPinyin(word, plain) : 0);
    return fit > 0 ? [{ phrase, score: fit * WEIGHT[place] }] : [];
  });
}

const best = (found: readonly Found[]) => Math.max(0, ...found.map(({ score }) => score));

interface Reading {
  /** How many of the words were found. */
  words: number;
  score: number;
  found: Found[];
}

/** Words typed apart may be one phrase (`an quan zhang hu`) or several things heard: the better reading counts. */
function read(words: readonly string[], phrases: readonly Phrase[]): Reading {
  const apart = words.map((word) => find(word, phrases));
  const together = words.length > 1 ? find(words.join(''), phrases) : [];
  const reading = {
    words: apart.filter((found) => found.length > 0).length,
    score: apart.reduce((total, found) => total + best(found), 0),
    found: apart.flat(),
  };
  const asOne = { words: words.length, score: best(together) * words.length, found: together };
  return together.length > 0 && asOne.score > reading.score ? asOne : reading;
}

function matchedIn(found: readonly Found[]): ScamHit['matched'] {
  const first = new Map<string, Phrase>();
  for (const { phrase } of found.toSorted((a, b) => b.score - a.score)) {
    if (!first.has(phrase.plain)) first.set(phrase.plain, phrase);
  }
  return [...first.values()].map(({ text, place }) => ({ text, place }));
}

/**
 * @param scams the library in its own order, which decides between equals
 * @returns a search: at most ten hits, best first; none for an empty query. Types in which every word was found leave
 * out those in which only some were.
 */
export function makeScamIndex<T extends SearchedScam>(scams: readonly T[]): (query: string) => ScamHit<T>[] {
  const index = scams.map((scam) => ({ scam, phrases: phrasesOf(scam) }));
  return (query) => {
    const words = wordsOf(query);
    const readings = index.map(({ scam, phrases }) => ({ scam, ...read(words, phrases) }));
    const most = Math.max(0, ...readings.map((reading) => reading.words));
    return readings
      .filter((reading) => reading.score > 0 && (reading.words === most || most < words.length))
      .sort((a, b) => b.words - a.words || b.score - a.score)
      .slice(0, MOST_HITS)
      .map(({ scam, found }) => ({ scam, matched: matchedIn(found) }));
  };
}

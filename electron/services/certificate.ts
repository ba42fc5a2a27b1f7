// A case as a certificate that can be printed (features.md EX3, NS11): what was recorded, the text that was signed, the ink, the hashes.
// Everything on it comes from entries and from what the bundle discloses of them. It is for people and is no evidence (format section 7).
import PDFDocument from 'pdfkit';
import { courseFor } from '../../shared/case/assess.ts';
import { causeInWords } from '../../shared/case/teller-view.ts';
import { actorInWords, detailsOf, endingInWords, sentenceOf } from '../../shared/case/timeline.ts';
import type { Ink } from '../../shared/contract/ink.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import { languageInWords } from '../../shared/procedure/languages.ts';
import { parseNotice } from '../../shared/procedure/notice.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { ERASED, WITHHELD } from '../../shared/words/mask.ts';
import { figures } from '../../shared/words/money.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { foldCaseOf } from './case-file.ts';
import { CERTIFICATE as WORDS } from './certificate-words.ts';

export interface CertifiedCase {
  /** Origin of the log. */
  origin: string;
  /** What stands on everything of a station that is not run in earnest; empty for a live one. */
  mark: string;
  pack: Pack;
  /** From the first to the last, with the private parts that the bundle discloses and no others. */
  events: readonly CaseEvent[];
  /** b64 leaf hash of an entry. */
  leafOf(seq: number): string;
  /** The text of a notice as it was on the screen, by b64 hash. */
  textOf(sha256: string): string;
  /** Strokes by b64 hash; undefined where the bundle has none. */
  inkOf(sha256: string): Ink | undefined;
}

const MARGIN = 48;
const SIZES = { title: 17, head: 12.5, text: 9.5, small: 7.5 };
const INK_WIDTH = 260;

type Pdf = InstanceType<typeof PDFDocument>;

/** pdfkit's own reader of the font, which its types leave out. */
type Glyphs = { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } };

class Sheet {
  readonly pdf: Pdf;
  readonly #glyphs: Glyphs['_font']['font'];
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;

  constructor(font: Buffer, title: string, at: Date) {
    // Dates come from the entries, so that the same entries give the same bytes.
    const info = {
      Title: title,
      Producer: 'CounterGuard',
      Creator: 'CounterGuard',
      CreationDate: at,
      ModDate: at,
    };
    const options = { size: 'A4', margin: MARGIN, lang: 'zh-CN', bufferPages: true, info };
    this.pdf = new PDFDocument({ ...options, font: font as unknown as string });
    this.#glyphs = (this.pdf as unknown as Glyphs)._font.font;
    this.pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve) => this.pdf.on('end', () => resolve()));
  }

  /** A character that the font lacks is named by its code point: a box would say nothing. */
  printable(text: string): string {
    return [...text]
      .map((character) => {
        const point = character.codePointAt(0) ?? 0;
        if (character === '\n' || this.#glyphs.hasGlyphForCodePoint(point)) return character;
        return `〔U+${point.toString(16).toUpperCase()}〕`;
      })
      .join('');
  }

  say(text: string, size = SIZES.text, indent = 0): void {
    const width = this.pdf.page.width - 2 * MARGIN - indent;
    this.pdf
      .fontSize(size)
      .text(this.printable(text), MARGIN + indent, undefined, { width, lineGap: 2, features: [] });
  }

  head(text: string): void {
    this.pdf.moveDown(0.8);
    this.say(text, SIZES.head);
    this.pdf.moveDown(0.2);
  }

  pair(label: string, value: string): void {
    this.say(`${label}：${value}`);
  }

  /** The strokes themselves, as they were drawn, on one page with what they are. */
  ink(label: string, { width, height, strokes }: Ink): void {
    const scale = INK_WIDTH / width;
    const tall = height * scale;
    if (this.pdf.y + tall + 3 * SIZES.text > this.pdf.page.height - MARGIN) this.pdf.addPage();
    this.say(label);
    const { y: top } = this.pdf;
    const x = (point: number) => MARGIN + point * scale;
    const y = (point: number) => top + point * scale;
    this.pdf.rect(MARGIN, top, INK_WIDTH, tall).lineWidth(0.5).stroke('#999');
    for (const [first, ...rest] of strokes) {
      if (!first) continue;
      this.pdf.moveTo(x(first.x), y(first.y));
      for (const point of rest.length > 0 ? rest : [first]) this.pdf.lineTo(x(point.x), y(point.y));
      this.pdf.lineWidth(1.2).lineCap('round').lineJoin('round').stroke('#111');
    }
    this.pdf.x = MARGIN;
    this.pdf.y = top + tall + 6;
  }

  async bytes(foot: (page: number, of: number) => string): Promise<Uint8Array> {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(start + page);
      // In the margin: without this the foot would begin a page of its own.
      this.pdf.page.margins.bottom = 0;
      const at = this.pdf.page.height - MARGIN + 14;
      const width = this.pdf.page.width - 2 * MARGIN;
      this.pdf
        .fontSize(SIZES.small)
        .text(this.printable(foot(page + 1, count)), MARGIN, at, { width, align: 'center', features: [] });
    }
    this.pdf.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }
}

/** Staff stand under the number that is in the entries: their names are not in the bundle. */
const byId = (staff: string): string => staff;

/** What the bundle withholds was not erased. @param opened of the case; its document stands in every bundle unless it was erased */
const toldFor = (opened: CaseEvent & { kind: 'case-opened' }) => (text: string) =>
  opened.private ? text.replaceAll(ERASED, WITHHELD) : text;

function facts(sheet: Sheet, { origin, pack, events }: CertifiedCase): void {
  const state = foldCaseOf(pack, events);
  const [opened] = events;
  const last = events.at(-1);
  if (opened?.kind !== 'case-opened' || !last) throw new Error('a case begins with case-opened');
  const told = toldFor(opened);
  const { facts: words } = WORDS;
  sheet.pair(words.caseId, opened.case ?? '');
  sheet.pair(words.log, origin);
  sheet.pair(words.procedure, `${courseFor(pack, state).name}（${pack.pack.label}，${state.packVersion}）`);
  sheet.pair(words.openedAt, words.time(shanghaiTime(opened.at)));
  sheet.pair(words.endedAt, state.closed ? words.time(shanghaiTime(state.closed.at)) : words.notEnded);
  sheet.pair(words.teller, [state.opener, ...state.handedTo].join('、'));
  sheet.pair(words.customer, told(opened.private?.customer ?? ERASED));
  sheet.pair(words.document, told(opened.private?.documentMask ?? ERASED));
  const { slip } = state;
  if (slip) {
    sheet.pair(words.amount, words.yuan(figures(slip.amountFen)));
    if (slip.payee) sheet.pair(words.payee, `${slip.payee.name}　${slip.payee.accountMask}`);
  }
  if (!state.closed) return;
  const { ending, flags, causes } = state.closed;
  sheet.pair(words.ending, `${ending} ${endingInWords(pack, ending)}`);
  sheet.head(WORDS.flags);
  for (const code of flags) sheet.say(`${code}　${pack.flags[code]?.meaning ?? code}`);
  if (flags.length === 0) sheet.say(WORDS.noFlags);
  for (const cause of causes)
    sheet.pair(WORDS.because, causeInWords(pack, courseFor(pack, state), state, cause));
}

/** Of the text that was signed, or answered for. */
function signedHash(event: CaseEvent): string[] {
  const isAnswer =
    event.kind === 'ink-signed' || event.kind === 'paper-signed' || event.kind === 'sheet-answered';
  return isAnswer ? [event.body.notice] : [];
}

function signedText(sheet: Sheet, { pack, events, textOf, inkOf }: CertifiedCase): void {
  sheet.head(WORDS.notice);
  // Each text once, however often the customer came back to it.
  const texts = events.flatMap((event) =>
    event.kind === 'notice-shown' ? [[event.body.notice.sha256, event] as const] : [],
  );
  const shown = [...new Map(texts).values()];
  if (shown.length === 0) sheet.say(WORDS.noNotice);
  const signed = new Set(events.flatMap(signedHash));
  for (const { body } of shown) {
    const { sha256 } = body.notice;
    const notice = parseNotice(body.code, textOf(sha256));
    sheet.say(`${notice.title}　${WORDS.textHash(sha256)}`);
    // Where it was shown in several languages, which of them the customer answered for.
    if (body.language) sheet.pair(WORDS.language, languageInWords(pack, body.language));
    if (shown.length > 1) sheet.say(signed.has(sha256) ? WORDS.isSigned : WORDS.isNotSigned);
    for (const line of notice.pages.flat()) sheet.say(line, SIZES.text, 12);
  }
  sheet.head(WORDS.ink);
  let drawn = 0;
  for (const event of events) {
    if (event.kind !== 'ink-signed' && event.kind !== 'confirmation-made') continue;
    const sha256 = event.private?.ink?.sha256;
    const ink = sha256 === undefined ? undefined : inkOf(sha256);
    if (!ink || sha256 === undefined) continue;
    const { pad } = event.body;
    const where = pad === undefined ? '' : WORDS.onPad(pad);
    sheet.ink(`${WORDS.inkOf[event.kind]}　${where}${WORDS.inkHash(sha256)}`, ink);
    drawn += 1;
  }
  if (drawn === 0) sheet.say(WORDS.noInk);
}

function* timeline(sheet: Sheet, { pack, leafOf, events }: CertifiedCase): Generator<void> {
  sheet.head(WORDS.timeline);
  const [opened] = events;
  const told = opened?.kind === 'case-opened' ? toldFor(opened) : (text: string) => text;
  const course = courseFor(pack, foldCaseOf(pack, events));
  for (const event of events) {
    const { who, role } = actorInWords(event.actor, byId);
    sheet.say(`${shanghaiTime(event.at)}　${role} ${who === role ? '' : who}　${sentenceOf(event)}`);
    for (const { label, value } of detailsOf(pack, course, event, byId))
      sheet.say(`${label}：${told(value)}`, SIZES.text, 12);
    sheet.say(WORDS.entry(event.n ?? 0, event.seq, leafOf(event.seq)), SIZES.small, 12);
    yield;
  }
}

/**
 * @param font an OpenType font that covers GB 2312 and more; what it lacks is printed as a code point
 * @param pause called between short stretches of work, so that others get their turn
 * @returns a PDF; the same case gives the same bytes
 */
export async function certificate(
  font: Buffer,
  certified: CertifiedCase,
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const { events, mark } = certified;
  const last = events.at(-1);
  if (!last) throw new Error('a case has at least one event');
  const caseId = last.case ?? '';
  const sheet = new Sheet(font, `${WORDS.title} ${caseId}`, new Date(last.at));
  sheet.say(WORDS.title, SIZES.title);
  if (mark) sheet.say(mark, SIZES.head);
  sheet.say(WORDS.notEvidence);
  sheet.pdf.moveDown(0.4);
  facts(sheet, certified);
  await pause();
  signedText(sheet, certified);
  await pause();
  for (const _ of timeline(sheet, certified)) await pause();
  sheet.head(WORDS.proves);
  for (const line of WORDS.provesList) sheet.say(`· ${line}`);
  sheet.head(WORDS.provesNot);
  for (const line of WORDS.provesNotList) sheet.say(`· ${line}`);
  await pause();
  return sheet.bytes((page, of) => WORDS.foot(caseId, mark, page, of));
}

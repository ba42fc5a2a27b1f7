// How far the customer has come with the notice: shown, read, signed, witnessed, refused.
import type { CaseEvent } from '../ledger/catalogue.ts';
import type { Moment } from './moment.ts';

export interface NoticeState {
  code: string;
  sha256: string;
  /** In which it was shown, which is what is signed; absent: zh-CN. */
  language?: string;
  pages: number;
  floorMs: number;
  shown: Moment & { n: number };
  /** Since when nobody can read it; absent where somebody can. */
  still?: Moment;
  /** Milliseconds in all that nobody could. */
  stoodMs: number;
  /** Milliseconds spent on each page so far, by page number from 1. */
  read: ReadonlyMap<number, number>;
  signed?: { form: 'ink' | 'mark' | 'paper'; n: number; at: string; ink?: { bytes: number; sha256: string } };
  witness?: string;
  refused?: { reason: string; n: number };
  /** The customer asked the teller to read it to them: the machine has no voice. */
  aloud?: true;
  /** How the one question of the notice was answered so far. */
  taught?: { tries: number; right: boolean };
}

/** How often the question of a notice is asked before staff explain (features.md, J22). */
export const MOST_TRIES = 2;

export function pagesUnread(notice: NoticeState): boolean {
  for (let page = 1; page <= notice.pages; page += 1) if (!notice.read.has(page)) return true;
  return false;
}

/** A mark counts only with its witness. */
export const awaitsWitness = ({ signed, witness }: NoticeState): boolean =>
  signed?.form === 'mark' && witness === undefined;

/** Signed in a way that counts. */
export const isSigned = (notice: NoticeState): boolean =>
  notice.signed !== undefined && !awaitsWitness(notice);

type NoticeEvent = CaseEvent & {
  kind:
    | 'notice-page-read'
    | 'teach-back-answered'
    | 'read-aloud-asked'
    | 'ink-signed'
    | 'paper-signed'
    | 'mark-witnessed'
    | 'ink-refused';
};

/** Folds one more event into the reading and signing. @throws Error where no notice was shown */
export function noticeAfter(notice: NoticeState | undefined, event: NoticeEvent, n: number): NoticeState {
  if (!notice) throw new Error(`${event.kind} before a notice was shown`);
  switch (event.kind) {
    case 'notice-page-read': {
      const { page, ms } = event.body;
      return { ...notice, read: new Map(notice.read).set(page, (notice.read.get(page) ?? 0) + ms) };
    }
    case 'read-aloud-asked':
      return event.body.by === 'teller' ? { ...notice, aloud: true } : notice;
    case 'teach-back-answered': {
      const tries = (notice.taught?.tries ?? 0) + 1;
      return { ...notice, taught: { tries, right: event.body.right } };
    }
    case 'ink-signed': {
      const { refused: _, witness: __, ...rest } = notice;
      const ink = event.private?.ink;
      return { ...rest, signed: { form: event.body.form, n, at: event.at, ...(ink && { ink }) } };
    }
    case 'paper-signed': {
      const { refused: _, ...rest } = notice;
      return { ...rest, signed: { form: 'paper', n, at: event.at } };
    }
    case 'mark-witnessed':
      return { ...notice, witness: event.body.witness };
    case 'ink-refused':
      return { ...notice, refused: { reason: event.body.reason, n } };
  }
}

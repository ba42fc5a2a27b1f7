// Compiles the files of a content pack into a Pack, or says in Chinese what is wrong with them, file by file.
import type { z } from 'zod';
import { canonicalJson, type JsonValue } from '../ledger/canonical.ts';
import { checkJsonSource } from './json-source.ts';
import type { Language, LanguageFile } from './language-schema.ts';
import { figuresIn } from './languages.ts';
import type { Notice, Paper, Term } from './library-schema.ts';
import { parseNotice, parsePaper } from './notice.ts';
import { checkUnique, faultsOf, type PackFault } from './pack-faults.ts';
import { checkReferences } from './pack-references.ts';
import { type Pack, packSchema, schemas } from './pack-schema.ts';
import { LANGUAGE_FILE, NOTICE_IN_FILE } from './pack-source.ts';
import type { Flag, Procedure } from './procedure-schema.ts';

const MAX_BYTES = 1024 * 1024;
const MAX_FAULTS = 50;
const SINGLE_FILES = [
  'pack.json',
  'flags.json',
  'outcomes.json',
  'thresholds.json',
  'laws.json',
  'terms.json',
  'scams.json',
  'cases.json',
  'contacts.json',
] as const;
/** A pack without it is whole, and lets nothing be destroyed. */
const RETENTION = 'retention.json';
/** What signs the folder is not part of what is compiled (signed-pack.ts reads it first). */
const SIGNATURE_FILES: readonly string[] = ['manifest.json', 'manifest.note'];
const PROCEDURE_FILE = /^procedures\/([A-Za-z0-9][A-Za-z0-9-]{0,39})\.json$/;
const NOTICE_FILE = /^notices\/([A-Za-z0-9][A-Za-z0-9-]{0,39})\.md$/;
const PAPER_FILE = /^papers\/([A-Za-z0-9][A-Za-z0-9-]{0,39})\.md$/;
const PATTERNS = [PROCEDURE_FILE, NOTICE_FILE, NOTICE_IN_FILE, LANGUAGE_FILE, PAPER_FILE];

type Files = ReadonlyMap<string, string>;
export type LoadedPack = { ok: true; pack: Pack } | { ok: false; faults: PackFault[] };

function folderFaults(files: Files): PackFault[] {
  const names = [...files.keys()].sort();
  const faults: PackFault[] = SINGLE_FILES.filter((name) => !files.has(name)).map((file) => ({
    file,
    path: '',
    reason: '缺少这个文件。',
  }));
  if (!names.some((name) => PROCEDURE_FILE.test(name))) {
    faults.push({ file: 'procedures', path: '', reason: '至少要有一个流程文件。' });
  }
  if (!names.some((name) => NOTICE_FILE.test(name))) {
    faults.push({ file: 'notices', path: '', reason: '至少要有一个告知书文件。' });
  }
  for (const file of names) {
    const known =
      [...SINGLE_FILES, RETENTION, ...SIGNATURE_FILES].includes(file) ||
      PATTERNS.some((pattern) => pattern.test(file));
    if (!known) faults.push({ file, path: '', reason: '内容包里不应有这个文件。' });
  }
  return faults;
}

/** Reads the files one by one; what fails leaves a fault and the rest is still read. */
class Reader {
  readonly faults: PackFault[] = [];
  private readonly files: Files;

  constructor(files: Files) {
    this.files = files;
  }

  checked<T>(file: string, schema: z.ZodType<T>, value: unknown): T | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    this.faults.push(...faultsOf(file, value, result.error.issues));
    return undefined;
  }

  json<T>(file: string, schema: z.ZodType<T>): T | undefined {
    const text = this.files.get(file) ?? '';
    const source = checkJsonSource(text);
    if (!source) return this.checked(file, schema, JSON.parse(text));
    this.faults.push({ file, path: '', reason: `第 ${source.line} 行：${source.reason}。` });
    return undefined;
  }

  procedures(): Record<string, Procedure> {
    return this.folder(PROCEDURE_FILE, (file, code) => {
      const procedure = this.json(file, schemas.procedure);
      if (procedure && procedure.code !== code) {
        this.faults.push({ file, path: 'code', reason: `流程编号应当与文件名 ${code} 相同。` });
      }
      return procedure;
    });
  }

  notices(terms: readonly Term[]): Record<string, Notice> {
    return this.folder(NOTICE_FILE, (file, code) =>
      this.checked(file, schemas.notice, parseNotice(code, this.files.get(file) ?? '', terms)),
    );
  }

  papers(terms: readonly Term[]): Record<string, Paper> {
    return this.folder(PAPER_FILE, (file, code) =>
      this.checked(file, schemas.paper, parsePaper(code, this.files.get(file) ?? '', terms)),
    );
  }

  languages(terms: readonly Term[]): Record<string, Language> {
    const languages = this.folder(LANGUAGE_FILE, (file, tag) => {
      const language = this.json(file, schemas.language);
      if (language && language.tag !== tag) {
        this.faults.push({ file, path: 'tag', reason: `语言标记应当与文件名 ${tag} 相同。` });
      }
      return language && { ...language, notices: this.noticesIn(language, terms) };
    });
    for (const file of this.files.keys()) {
      const tag = NOTICE_IN_FILE.exec(file)?.[2];
      if (tag !== undefined && !this.files.has(`languages/${tag}.json`))
        this.faults.push({ file, path: '', reason: `没有 languages/${tag}.json。` });
    }
    return languages;
  }

  private noticesIn(language: LanguageFile, terms: readonly Term[]): Record<string, Notice> {
    const figures = figuresIn(language, terms);
    const own = new Map<string, Notice>();
    for (const [file, text] of this.files) {
      const [, code, tag] = NOTICE_IN_FILE.exec(file) ?? [];
      const isOwn = code !== undefined && tag === language.tag;
      const notice = isOwn && this.checked(file, schemas.notice, parseNotice(code, text, figures));
      if (notice) own.set(notice.code, notice);
    }
    return Object.fromEntries([...own].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  flags(): Record<string, Flag> {
    return Object.fromEntries(this.list('flags.json', schemas.flags).map((flag) => [flag.code, flag]));
  }

  list<T extends { readonly code: string }>(file: string, schema: z.ZodType<T[]>): T[] {
    const list = this.json(file, schema) ?? [];
    checkUnique(list, '', (path, reason) => this.faults.push({ file, path, reason }));
    return list;
  }

  private folder<T>(pattern: RegExp, read: (file: string, code: string) => T | undefined): Record<string, T> {
    const found: [string, T][] = [];
    for (const file of [...this.files.keys()].sort()) {
      const code = pattern.exec(file)?.[1];
      const item = code === undefined ? undefined : read(file, code);
      if (code !== undefined && item !== undefined) found.push([code, item]);
    }
    return Object.fromEntries(found);
  }
}

function refused(faults: readonly PackFault[]): LoadedPack {
  return { ok: false, faults: faults.slice(0, MAX_FAULTS) };
}

/**
 * @param files text of each file by its path inside the pack, with `/`
 * @returns the compiled pack, or at most 50 faults; references are checked only once every file is sound by itself
 */
export function loadPack(files: Files): LoadedPack {
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const text of files.values()) bytes += encoder.encode(text).length;
  if (bytes > MAX_BYTES) return refused([{ file: '', path: '', reason: '内容包超过 1 MiB。' }]);
  const missing = folderFaults(files);
  if (missing.length > 0) return refused(missing);

  const reader = new Reader(files);
  const pack = reader.json('pack.json', schemas.packFile);
  const flags = reader.flags();
  const outcomes = reader.json('outcomes.json', schemas.outcomes);
  const thresholds = reader.json('thresholds.json', schemas.thresholds);
  const laws = reader.list('laws.json', schemas.laws);
  const terms = reader.list('terms.json', schemas.terms);
  const scams = reader.list('scams.json', schemas.scams);
  const cases = reader.list('cases.json', schemas.cases);
  const contacts = reader.list('contacts.json', schemas.contacts);
  const procedures = reader.procedures();
  const notices = reader.notices(terms);
  const papers = reader.papers(terms);
  const languages = reader.languages(terms);
  const retention = files.has(RETENTION) ? reader.json(RETENTION, schemas.retention) : undefined;
  if (reader.faults.length > 0 || !pack || !outcomes || !thresholds) return refused(reader.faults);

  const library = {
    ...{ laws, terms, scams, cases, contacts, notices, papers },
    ...(retention && { retention }),
    ...(Object.keys(languages).length > 0 && { languages }),
  };
  const compiled: Pack = { pack, procedures, flags, outcomes, thresholds, ...library };
  const faults = checkReferences(compiled);
  return faults.length > 0 ? refused(faults) : { ok: true, pack: compiled };
}

/** The canonical JSON of a compiled pack: what is hashed, stored and pinned by a case. */
export function packBytes(pack: Pack): string {
  return canonicalJson(pack as unknown as JsonValue);
}

/** Reads back what `packBytes` wrote. Throws on anything else: the store has checked the hash before. */
export function readPack(text: string): Pack {
  return packSchema.parse(JSON.parse(text));
}

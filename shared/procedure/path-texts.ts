// The faults of a pack that can be read off without walking through it: texts too long to read at the counter, bases and
// notices that are missing.
import { CASES_LINE, countCharacters, LARGEST_PAGE, NOTICE_LIMITS, rowsInLargest } from './notice.ts';
import type { Pack } from './pack-schema.ts';
import type { Finding } from './path-findings.ts';
import type { Procedure, Step } from './procedure-schema.ts';

/**
 * In characters (features.md, Reading): a label fits one line of the teller's list, and a line one of the customer's
 * page; what is said takes twenty seconds at 180 characters a minute, and a note is taken in with one look.
 */
export const TEXT_LIMITS = { line: 22, label: 30, reason: 40, say: 60, note: 60, paper: 80 } as const;

interface Text {
  readonly about: string;
  /** What it is, in the words of those who wrote it. */
  readonly what: string;
  readonly text: string;
  readonly limit: keyof typeof TEXT_LIMITS;
}

function tooLong({ about, what, text, limit }: Text): Finding[] {
  const characters = [...text].length;
  const most = TEXT_LIMITS[limit];
  if (characters <= most) return [];
  const sentence = `${about} 的${what}有 ${characters} 个字，最多 ${most} 个字：“${text}”。`;
  return [{ code: 'text-too-long', about, sentence }];
}

/** Texts of one kind that belong to one thing. */
const texts = (about: string, limit: Text['limit'], named: Readonly<Record<string, string>>): Text[] =>
  Object.entries(named).map(([what, text]) => ({ about, what, text, limit }));

const labels = (about: string, what: string, list: readonly { code: string; label: string }[]): Text[] =>
  list.map(({ code, label }) => ({ about: `${about} ${code}`, what, text: label, limit: 'label' }));

const textsOfStep = ({ id, title, part, say, why, limit, groups, defer }: Step): Text[] => [
  ...texts(id, 'label', { 标题: title, 部分: part }),
  ...texts(id, 'say', { 话术: say }),
  ...texts(id, 'note', { 为什么问: why, 不该多问: limit }),
  ...groups.flatMap((group) => [
    ...texts(id, 'label', { 分组名: group.label }),
    ...labels(id, '选项', group.options),
  ]),
  ...labels(id, '推迟的原因', defer?.reasons ?? []),
];

function textsOf(procedure: Procedure): Text[] {
  const { code, name, slogan, steps, heard, contradictions, recommend, entry, exemption, followUps } =
    procedure;
  return [
    ...texts(code, 'label', { 名称: name, 口诀: slogan }),
    ...steps.flatMap(textsOfStep),
    ...heard.flatMap((word) => texts(word.code, 'label', { '“听到了”按钮': word.label })),
    ...contradictions.flatMap(({ raises, because, ask }) => [
      ...texts(raises, 'note', { 矛盾说明: because }),
      ...texts(raises, 'say', { 矛盾追问: ask }),
    ]),
    ...recommend.flatMap((known) =>
      texts(`${known.step} ${known.option}`, 'note', { 推荐理由: known.because }),
    ),
    ...texts(code, 'note', entry ? { 进入的理由: entry.because } : {}),
    ...texts(
      code,
      'note',
      exemption
        ? {
            免问的说明: exemption.granted,
            可以免问的说明: exemption.offered,
            撤回免问的说明: exemption.withdrawn,
            不能免问的说明: exemption.refused,
          }
        : {},
    ),
    ...followUps.flatMap((task) => [
      ...texts(task.code, 'label', { 后续事项: task.label }),
      ...labels(task.code, '后续结果', task.results),
    ]),
  ];
}

function basisFinding(pack: Pack, { id: about, title, basis }: Step): Finding[] {
  const known = (law: string) => pack.laws.some(({ code }) => code === law);
  if (basis.length > 0 && basis.every(({ law }) => known(law))) return [];
  const sentence = `步骤 ${about}（${title}）没有写明依据，或所写的依据不在 laws.json 里。`;
  return [{ code: 'missing-basis', about, sentence }];
}

/** Local cases change by the day; they have a limit of their own (library-schema.ts). */
function noticeFindings(pack: Pack, { notice: code, name }: Procedure): Finding[] {
  if (code === undefined) return [];
  const notice = Object.hasOwn(pack.notices, code) ? pack.notices[code] : undefined;
  if (!notice) {
    return [
      { code: 'missing-notice', about: code, sentence: `流程“${name}”要用的告知书 ${code} 不在内容包里。` },
    ];
  }
  const { keyPageCharacters, allCharacters } = NOTICE_LIMITS;
  const over = (what: string, lines: readonly string[], most: number): Finding[] => {
    const characters = countCharacters(lines);
    const sentence = `告知书 ${code} 的${what}有 ${characters} 个字，最多 ${most} 个字。`;
    return characters > most ? [{ code: 'text-too-long', about: code, sentence }] : [];
  };
  const pages = notice.pages.filter((page) => !page.includes(CASES_LINE));
  const rows = rowsInLargest(pages[0] ?? []);
  const tooHigh = `告知书 ${code} 的第一页用最大的字要 ${rows} 行，最多 ${LARGEST_PAGE.rows} 行（每行 ${LARGEST_PAGE.columns} 个字）。`;
  return [
    ...over('第一页', pages[0] ?? [], keyPageCharacters),
    ...(rows > LARGEST_PAGE.rows ? [{ code: 'text-too-long' as const, about: code, sentence: tooHigh }] : []),
    ...over('全文', pages.flat(), allCharacters),
  ];
}

export function textFindings(pack: Pack, procedure: Procedure): Finding[] {
  return [
    ...procedure.steps.flatMap((step) => basisFinding(pack, step)),
    ...textsOf(procedure).flatMap(tooLong),
    ...noticeFindings(pack, procedure),
  ];
}

function textsOfTables(pack: Pack): Text[] {
  return Object.values(pack.outcomes).flatMap(({ rows, additions, endings }) => [
    ...[...rows, ...additions].flatMap(({ code, name, advice }) => [
      ...texts(code, 'label', { 名称: name }),
      ...texts(code, 'note', { 建议: advice }),
    ]),
    ...endings.flatMap(({ code, name, grounds }) => [
      ...texts(code, 'label', { 名称: name }),
      ...grounds.flatMap((ground) => texts(`${code} ${ground.code}`, 'reason', { 理由: ground.label })),
    ]),
  ]);
}

function textsOfLibrary({ scams, contacts, papers }: Pack): Text[] {
  return [
    ...scams.flatMap(({ code, name, how, ask, say, giveaway, hears, show }) => [
      ...texts(code, 'label', { 名称: name }),
      ...texts(code, 'note', { 手法: how, 破绽: giveaway }),
      ...texts(code, 'say', { 追问: ask, 劝说: say }),
      ...hears.flatMap((heard) => texts(code, 'label', { 听到的话: heard })),
      ...show.flatMap((line) => texts(code, 'line', { 给客户看的一行: line })),
    ]),
    ...contacts.flatMap(({ code, label, about, results }) => [
      ...texts(code, 'label', { 名称: label }),
      ...texts(code, 'note', { 说明: about }),
      ...labels(code, '联系结果', results ?? []),
    ]),
    ...Object.values(papers).flatMap(({ code, title, lines }) => [
      ...texts(code, 'label', { 标题: title }),
      ...lines.flatMap((line) => texts(code, 'paper', { 一行: line })),
    ]),
  ];
}

/** The texts that belong to no procedure. */
export function sharedTextFindings(pack: Pack): Finding[] {
  const reasons = Object.entries(pack.pack.reasons).flatMap(([kind, list]) => labels(kind, '原因', list));
  const meanings = Object.values(pack.flags).flatMap(({ code, meaning }) =>
    texts(code, 'reason', { 含义: meaning }),
  );
  const questions = (pack.pack.teachBack ?? []).flatMap(({ notice, ask, choices }) => [
    ...texts(notice, 'reason', { 小题: ask }),
    ...choices.flatMap(({ code, label }) => texts(`${notice} ${code}`, 'line', { 小题的选项: label })),
  ]);
  const help = labels('help', '不出声的话', pack.pack.help ?? []);
  return [
    ...textsOfTables(pack),
    ...help,
    ...questions,
    ...meanings,
    ...textsOfLibrary(pack),
    ...reasons,
  ].flatMap(tooLong);
}

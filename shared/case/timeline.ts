// A case as a timeline for auditors: each entry as a Chinese sentence with what it recorded, in the words of the case's own pack.
// Names of customer and payee are masked here as everywhere on screen; only a full export carries them. Notes, and whom a reviewer
// called, are shown as they were written.
import { type CaseEvent, catalogue } from '../ledger/catalogue.ts';
import { type Course, stepWithForm } from '../procedure/course.ts';
import { languageInWords } from '../procedure/languages.ts';
import { machineInWords } from '../procedure/machine-words.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { ERASED, maskedName } from '../words/mask.ts';
import { figures } from '../words/money.ts';
import { SIZE_NAMES, THEME_NAMES, VOLUME_NAMES } from '../words/reading.ts';
import { ROLE_NAMES, type Role } from '../words/roles.ts';
import { shanghaiTime } from '../words/time.ts';
import { paperTitle, stepOf } from './assess.ts';
import { HAND_ON_REASON_NAMES } from './hand-on-reasons.ts';
import { REACTION_NAMES } from './reactions.ts';
import { decisionInWords } from './review-state.ts';
import { labelsOf, type NameOf } from './teller-view.ts';

export interface Detail {
  label: string;
  value: string;
}

const CAUSES: Record<string, string> = { 'record-error': '记录有误', 'customer-changed': '客户改口' };
const SHARES: Record<string, string> = { yes: '是', no: '否', unchecked: '未查' };
/** The device's own name, as its program said it. */
const padDetail = (pad: string | undefined) =>
  detail('写在哪里', pad === undefined ? undefined : `在签字板上签名（${pad}）`);

const FORMS: Record<string, string> = { ink: '手写签名', mark: '画押', key: '按键' };
const DECLINES: Record<string, string> = { change: '想改', 'not-now': '先不办' };

/** Who did it, in words. */
export function actorInWords(actor: CaseEvent['actor'], nameOf: NameOf): { who: string; role: string } {
  if ('staff' in actor)
    return { who: nameOf(actor.staff), role: ROLE_NAMES[actor.role as Role] ?? actor.role };
  return actor.role === 'customer' ? { who: '客户', role: '客户' } : { who: '程序', role: '程序' };
}

/** An outcome, ending, or reason for cancelling, in words. */
export function endingInWords(pack: Pack, code: string): string {
  // Rows of several tables may share a code; it then means the same in each (domain.md 1.6).
  const named = Object.values(pack.outcomes).flatMap((table) => [
    ...table.rows,
    ...table.endings,
    ...table.additions,
  ]);
  const reason = pack.pack.reasons.cancel.find((candidate) => candidate.code === code);
  return (
    named.find((candidate) => candidate.code === code)?.name ?? (reason ? `已取消：${reason.label}` : code)
  );
}

const detail = (label: string, value: string | undefined): Detail[] => (value ? [{ label, value }] : []);

function judgedDetails(pack: Pack, body: { outcome: string; flags: string[] }): Detail[] {
  const flags = body.flags.map((code) => `${code} ${pack.flags[code]?.meaning ?? ''}`.trim());
  return [
    { label: '当时结论', value: `${body.outcome} ${endingInWords(pack, body.outcome)}` },
    ...detail('当时风险提示', flags.join('；')),
  ];
}

/** One code may stand in several lists with different words (a pause and a cancel for system-down): the list decides. */
function reasonInWords(pack: Pack, code: string, ...lists: (keyof Pack['pack']['reasons'])[]): string {
  const known = lists.flatMap((list) => pack.pack.reasons[list]);
  return known.find((reason) => reason.code === code)?.label ?? code;
}

function groundInWords(pack: Pack, code: string, ending: string | undefined): string | undefined {
  const known = Object.values(pack.outcomes)
    .flatMap((table) => table.endings)
    .find((candidate) => candidate.code === ending);
  return known?.grounds.find((ground) => ground.code === code)?.label;
}

const arrivalInWords = (course: Course, code: string): string =>
  labelsOf(stepWithForm(course, 'arrival'), [code]);

function slipDetails(
  event: CaseEvent & { kind: 'case-opened' | 'slip-filled' | 'slip-corrected' },
): Detail[] {
  const { amountFen, share } = event.body;
  const known = event.private;
  if (!amountFen || !share) return [];
  // After an erasure nobody can say any more whether there was a payee.
  const payee = known
    ? [...detail('收款人', known.payee && maskedName(known.payee)), ...detail('收款账号', known.accountMask)]
    : [{ label: '收款人', value: ERASED }];
  return [
    { label: '金额', value: `${figures(amountFen)} 元` },
    { label: '占余额一半以上', value: SHARES[share] ?? '' },
    ...payee,
    ...detail('收款行', known?.bank),
  ];
}

function lobbyDetails(pack: Pack, { body: { lobby } }: CaseEvent & { kind: 'case-opened' }): Detail[] {
  if (!lobby) return [];
  const flags = lobby.flags.map((code) => pack.flags[code]?.meaning ?? code).join('；');
  const outcome = endingInWords(pack, lobby.outcome);
  return [
    {
      label: '大堂交接',
      value: `${shanghaiTime(lobby.at)}，${machineInWords(pack, lobby.machine)}（${lobby.from}）：${outcome}`,
    },
    ...detail('大堂看到', flags),
  ];
}

const scamInWords = (pack: Pack, code: string): string =>
  `${code} ${pack.scams.find((scam) => scam.code === code)?.name ?? ''}`.trim();

function noteDetails(event: { private?: { note?: string | undefined } | undefined }): Detail[] {
  return detail('备注', event.private?.note);
}

/** What one entry recorded, in words. Codes that the pack does not know are shown as they are. */
export function detailsOf(pack: Pack, course: Course, event: CaseEvent, nameOf: NameOf): Detail[] {
  switch (event.kind) {
    case 'case-opened':
      return [
        { label: '流程', value: `${course.name}（${pack.pack.label}，版本 ${event.body.packVersion}）` },
        { label: '客户', value: maskedName(event.private?.customer) },
        { label: '证件', value: event.private?.documentMask ?? ERASED },
        ...detail('业务编号', event.private?.reference),
        ...slipDetails(event),
        ...lobbyDetails(pack, event),
      ];
    case 'attempt-recalled':
      return [{ label: '近期业务', value: `${event.body.count} 笔` }];
    case 'slip-filled':
      return slipDetails(event);
    case 'slip-corrected':
      return [...slipDetails(event), { label: '更改原因', value: CAUSES[event.body.cause] ?? '' }];
    case 'step-answered':
    case 'observation-made':
    case 'verification-recorded': {
      const step = stepOf(course, event.body.step);
      return [
        {
          label: `${event.body.step} ${step?.title ?? ''}`.trim(),
          value: labelsOf(step, event.body.options),
        },
        ...noteDetails(event),
      ];
    }
    case 'sheet-answered': {
      const step = stepOf(course, event.body.step);
      return [
        {
          label: `${event.body.step} ${step?.title ?? ''}`.trim(),
          value: labelsOf(step, event.body.options),
        },
        { label: '告知书校验值', value: event.body.notice },
        { label: '从显示到回答', value: `${Math.round(event.body.ms / 1000)} 秒` },
      ];
    }
    case 'step-deferred': {
      const { step: id, reason, owner, due } = event.body;
      const step = stepOf(course, id);
      return [
        { label: '推迟', value: `${id} ${step?.title ?? ''}`.trim() },
        {
          label: '原因',
          value: step?.defer?.reasons.find((known) => known.code === reason)?.label ?? reason,
        },
        { label: '负责人', value: nameOf(owner) },
        { label: '最迟', value: due },
        ...noteDetails(event),
      ];
    }
    case 'procedure-entered': {
      const entered = pack.procedures[event.body.procedure];
      return [{ label: '流程', value: entered?.name ?? event.body.procedure }];
    }
    case 'teach-back-answered': {
      const { choice, right } = event.body;
      const known = pack.pack.teachBack
        ?.flatMap(({ choices }) => choices)
        .find(({ code }) => code === choice);
      return [
        { label: '客户选了', value: known?.label ?? choice },
        { label: '是否正确', value: right ? '正确' : '不正确' },
      ];
    }
    case 'read-aloud-asked':
      return [
        { label: '页', value: `第 ${event.body.page} 页` },
        { label: '谁来读', value: event.body.by === 'voice' ? '屏幕' : '柜员' },
      ];
    case 'screen-changed':
      return [{ label: '客户屏幕', value: event.body.to === 'lost' ? '断开' : '重新接上' }];
    case 'reading-held':
      return [{ label: '阅读', value: event.body.to === 'held' ? '停下' : '接着看' }];
    case 'screen-turned':
      return [{ label: '柜员屏幕', value: event.body.to === 'customer' ? '转给客户看' : '转回柜员' }];
    case 'help-asked-silently': {
      const { signal, flag } = event.body;
      return [
        { label: '客户点了', value: pack.pack.help?.find(({ code }) => code === signal)?.label ?? signal },
        ...detail('风险提示', flag && `${flag} ${pack.flags[flag]?.meaning ?? ''}`.trim()),
        ...detail('当时的页面', event.body.page && '最后核对'),
      ];
    }
    case 'language-chosen':
      return [{ label: '语言', value: languageInWords(pack, event.body.language) }];
    case 'reading-set':
      return [
        { label: '字号', value: SIZE_NAMES[event.body.size] },
        { label: '颜色', value: THEME_NAMES[event.body.theme] },
        ...detail('写字的手', event.body.hand && '左手'),
        ...detail('声音', event.body.volume && VOLUME_NAMES[event.body.volume]),
      ];
    case 'reason-shown':
      return [{ label: '问题', value: stepOf(course, event.body.step)?.title ?? event.body.step }];
    case 'reason-closed':
      return [
        { label: '问题', value: stepOf(course, event.body.step)?.title ?? event.body.step },
        { label: '看了', value: `${Math.round(event.body.ms / 1000)} 秒` },
      ];
    case 'scam-shown':
      return [{ label: '骗局', value: scamInWords(pack, event.body.scam) }];
    case 'scam-closed':
      return [
        { label: '骗局', value: scamInWords(pack, event.body.scam) },
        { label: '看了', value: `${Math.round(event.body.ms / 1000)} 秒` },
      ];
    case 'scam-answered':
      return [
        { label: '骗局', value: scamInWords(pack, event.body.scam) },
        { label: '客户的态度', value: REACTION_NAMES[event.body.reaction] },
      ];
    case 'paper-printed': {
      const { paper } = event.body;
      return [
        { label: '文书', value: paperTitle(pack, paper) },
        { label: '内容校验值', value: event.private?.text ?? ERASED },
      ];
    }
    case 'step-changed': {
      const step = stepOf(course, event.body.step);
      return [
        { label: `${event.body.step} ${step?.title ?? ''}`.trim(), value: '' },
        { label: '原来', value: labelsOf(step, event.body.from) },
        { label: '改为', value: labelsOf(step, event.body.to) },
        { label: '更改原因', value: CAUSES[event.body.cause] ?? '' },
        ...noteDetails(event),
      ];
    }
    case 'flag-tapped':
    case 'flag-withdrawn': {
      const heard = course.heard.find((candidate) => candidate.code === event.body.heard);
      return [
        { label: '听到', value: heard?.label ?? event.body.heard },
        {
          label: '风险提示',
          value: `${event.body.flag} ${pack.flags[event.body.flag]?.meaning ?? ''}`.trim(),
        },
      ];
    }
    case 'notice-shown':
      return [
        { label: '告知书', value: `${event.body.code} ${pack.notices[event.body.code]?.title ?? ''}`.trim() },
        ...detail('语言', event.body.language && languageInWords(pack, event.body.language)),
        { label: '文本校验值', value: event.body.notice.sha256 },
        { label: '最短阅读时间', value: `${Math.round(event.body.floorMs / 1000)} 秒` },
      ];
    case 'notice-page-read':
      return [{ label: `第 ${event.body.page} 页`, value: `看了 ${(event.body.ms / 1000).toFixed(1)} 秒` }];
    case 'ink-signed':
      return [
        { label: '方式', value: FORMS[event.body.form] ?? '' },
        ...padDetail(event.body.pad),
        { label: '告知书校验值', value: event.body.notice },
        { label: '从显示到签名', value: `${Math.round(event.body.ms / 1000)} 秒` },
        { label: '重写次数', value: String(event.body.clears) },
        { label: '笔迹校验值', value: event.private?.ink.sha256 ?? ERASED },
      ];
    case 'paper-signed':
      return [{ label: '扫描件校验值', value: event.private?.scan ?? ERASED }];
    case 'mark-witnessed':
      return [{ label: '见证人', value: nameOf(event.body.witness) }];
    case 'ink-refused':
      return [{ label: '原因', value: reasonInWords(pack, event.body.reason, 'refuse') }];
    case 'case-paused':
      return [{ label: '原因', value: reasonInWords(pack, event.body.reason, 'pause') }];
    case 'confirmation-made':
      return [
        { label: '金额', value: `${figures(event.body.amountFen)} 元` },
        { label: '收款人（屏幕所示）', value: event.private?.payeeMask ?? ERASED },
        { label: '到账方式', value: arrivalInWords(course, event.body.arrival) },
        { label: '确认方式', value: FORMS[event.body.by] ?? '' },
        ...padDetail(event.body.pad),
        ...judgedDetails(pack, event.body),
      ];
    case 'confirmation-declined':
      return [{ label: '客户选择', value: DECLINES[event.body.choice] ?? '' }];
    case 'escalated':
      return [
        { label: '提请', value: ROLE_NAMES[event.body.to as Role] ?? event.body.to },
        ...detail('建议', event.body.proposed && endingInWords(pack, event.body.proposed)),
        ...judgedDetails(pack, event.body),
      ];
    case 'supervisor-decided': {
      const { reason, to, paper } = event.body;
      const ground = groundInWords(pack, reason, to) ?? reasonInWords(pack, reason, 'lower', 'raise');
      return [
        { label: '意见', value: decisionInWords(event.body) },
        { label: '理由', value: ground },
        ...detail('改为', to && endingInWords(pack, to)),
        ...detail('纸质文书', paper && '已交客户'),
        ...judgedDetails(pack, event.body),
        ...noteDetails(event),
      ];
    }
    case 'contact-made': {
      const contact = pack.contacts.find((candidate) => candidate.code === event.body.contact);
      const result = contact?.results?.find((candidate) => candidate.code === event.body.result);
      return [
        { label: '联系', value: contact?.label ?? event.body.contact },
        { label: '结果', value: result?.label ?? event.body.result },
        ...detail('编号', event.private?.number),
        ...detail('对方', event.private?.person),
        ...noteDetails(event),
      ];
    }
    case 'time-reached':
      return [{ label: '时限', value: event.body.timer }];
    case 'case-handed-on':
      return [
        { label: '原经办', value: nameOf(event.body.from) },
        { label: '接办', value: nameOf(event.body.to) },
        { label: '原因', value: HAND_ON_REASON_NAMES[event.body.reason] },
        ...detail('当时', event.body.left && '原经办不在柜台，业务没有暂停'),
      ];
    case 'case-resumed':
      return [];
    case 'case-closed': {
      const { ending, ground, arrival, added, deferred, followUps } = event.body;
      return [
        { label: '办结', value: `${ending} ${endingInWords(pack, ending)}` },
        ...detail('理由', ground && (groundInWords(pack, ground, ending) ?? ground)),
        ...detail('到账方式', arrival && arrivalInWords(course, arrival)),
        ...detail('另有', added?.map((code) => `${code} ${endingInWords(pack, code)}`).join('、')),
        ...(deferred ?? []).map(({ step, owner, due }) => ({
          label: '待办',
          value: `${stepOf(course, step)?.title ?? step}（${nameOf(owner)}，最迟 ${due}）`,
        })),
        ...(followUps ?? []).map(({ code, due }) => ({
          label: '跟进',
          value: `${course.followUps.find((task) => task.code === code)?.label ?? code}（${due}）`,
        })),
        ...judgedDetails(pack, event.body),
      ];
    }
    case 'case-abandoned':
      return [
        { label: '原因', value: reasonInWords(pack, event.body.reason, 'cancel') },
        ...judgedDetails(pack, event.body),
        ...noteDetails(event),
      ];
  }
}

export const sentenceOf = (event: CaseEvent): string => catalogue[event.kind].sentence;

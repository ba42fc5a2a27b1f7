// What the lobby did, as an auditor reads it: reminders, hand-overs and rounds of some days, a page at a time. Each look is itself an event.
import { labelsOf } from '../../shared/case/teller-view.ts';
import { actorInWords, endingInWords } from '../../shared/case/timeline.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { catalogue, type Event } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { courseOf } from '../../shared/procedure/course.ts';
import { machineInWords } from '../../shared/procedure/machine-words.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { LOBBY_RECORDS, type LobbyRecord, NOT_REMINDED_NAMES, SEEN_NAMES } from '../../shared/words/lobby.ts';
import { shanghaiRange, shanghaiTime } from '../../shared/words/time.ts';
import { generationOf, sealLook } from './audit.ts';
import { causesInWords } from './lobby-words.ts';
import { pageOf } from './paging.ts';
import type { ReadableLog } from './readable-log.ts';
import type { Station } from './station.ts';

type LobbyEvent = Event<(typeof LOBBY_RECORDS)[LobbyRecord][number]>;
type Reminder = Extract<LobbyEvent, { kind: 'reminder-made' | 'handed-over' }>['body'];
interface Detail {
  label: string;
  value: string;
}

/** The pack by which something was judged; of what another station judged, or where none is named, the pack in use. */
function packIn({ state, shelf }: ReadableLog, sha256 = state.pack?.sha256): Pack | undefined {
  return sha256 === undefined ? undefined : shelf.byHash(sha256);
}

const outcomeLine = (pack: Pack | undefined, outcome: string): Detail => ({
  label: '结果',
  value: pack ? endingInWords(pack, outcome) : outcome,
});
const machineLine = (pack: Pack | undefined, machine: string): Detail => ({
  label: '机具',
  value: pack ? machineInWords(pack, machine) : machine,
});
const WHY_REFUSED = { unknown: '没有这个交接码，或已经用过、已经过期', waiting: '输错太多次，还要等一会儿' };

const signalLine = ({ open }: ReadableLog, signal: number): Detail => ({
  label: '设备提示',
  value: `第 ${signal} 条，${shanghaiTime(open.ledger.event(signal).at)}`,
});

function tapsInWords(log: ReadableLog, body: Reminder): Detail[] {
  const { procedure, answers, heard, machine, outcome, causes } = body;
  const pack = log.shelf.byHash(body.pack);
  const course = courseOf(pack, procedure);
  const titled = answers.map(({ step, options }) => {
    const known = course.steps.find(({ id }) => id === step);
    return { label: known?.title ?? step, value: labelsOf(known, options) };
  });
  const phrases = heard.map(
    (code) => pack.procedures[procedure]?.heard.find((one) => one.code === code)?.label ?? code,
  );
  return [
    machineLine(pack, machine),
    ...(body.signal === undefined ? [] : [signalLine(log, body.signal)]),
    ...titled,
    ...(phrases.length > 0 ? [{ label: '听到的话', value: phrases.join('、') }] : []),
    outcomeLine(pack, outcome),
    ...(causes.length > 0
      ? [{ label: '因为', value: causesInWords(pack, { procedure, answers, causes }).join('；') }]
      : []),
  ];
}

/** What became of it: the case that the counter opened goes on under the thread's number. */
function atCounter({ open }: ReadableLog, thread: string): Detail {
  const row = open.index.row(thread);
  return { label: '柜台', value: row ? `${shanghaiTime(row.openedAt)} 开始办理` : '没有开始办理' };
}

/** In memory are those of the last day; an older one is named by its thread. */
function handedOverAt({ state }: ReadableLog, thread: string): string {
  const found = state.lobby.handOvers.get(thread);
  return found ? shanghaiTime(found.at) : thread;
}

function detailsOf(log: ReadableLog, event: LobbyEvent): Detail[] {
  switch (event.kind) {
    case 'reminder-made':
      return tapsInWords(log, event.body);
    case 'handed-over':
      return [...tapsInWords(log, event.body), atCounter(log, event.body.thread)];
    case 'hand-over-slip-written':
      return [
        { label: '哪一次交接', value: handedOverAt(log, event.body.thread) },
        { label: '文件校验值', value: event.body.file },
      ];
    case 'hand-over-received': {
      const { from, at, machine, outcome, thread } = event.body;
      const pack = packIn(log);
      const said = { label: '大堂的时间', value: shanghaiTime(at) };
      const station = { label: '来自', value: from };
      return [station, said, machineLine(pack, machine), outcomeLine(pack, outcome), atCounter(log, thread)];
    }
    case 'hand-over-refused':
      return [
        { label: '输入的人', value: log.nameOf(event.body.staff) },
        { label: '原因', value: WHY_REFUSED[event.body.why] },
      ];
    case 'patrol-made':
      return event.body.machines.map(({ machine, seen }) => ({
        label: machineLine(packIn(log), machine).value,
        value: seen.map((code) => SEEN_NAMES[code]).join('、'),
      }));
    case 'call-signalled':
      return [machineLine(packIn(log), event.body.machine)];
    case 'call-signal-over':
      return [signalLine(log, event.body.signal)];
    case 'call-signal-answered':
      return [
        signalLine(log, event.body.signal),
        { label: '大堂看到', value: NOT_REMINDED_NAMES[event.body.what] },
      ];
    case 'call-signals-passed-over': {
      const { again, unlisted, many } = event.body;
      const lines: [label: string, count: number][] = [
        ['同一台机具几分钟内重复', again],
        ['没有登记的机具', unlisted],
        ['一小时内太多', many],
      ];
      return lines.map(([label, count]) => ({ label, value: `${count} 条` }));
    }
  }
}

interface Wanted {
  command: string;
  /** Dates in Asia/Shanghai, both included. */
  from: string;
  to: string;
  /** Every kind where absent. */
  kind?: LobbyRecord | undefined;
  page: number;
}

/** @param log what is read: the station's own log, or that of an earlier generation */
export function lobbyRecords(station: Station, actor: Actor, wanted: Wanted, log: ReadableLog = station) {
  const { command, from, to, kind } = wanted;
  const kinds = kind ? LOBBY_RECORDS[kind] : Object.values(LOBBY_RECORDS).flat();
  const { ledger, store } = log.open;
  const { rows, ...about } = pageOf(store.seqsBetween(kinds, shanghaiRange(from, to)), wanted.page);
  sealLook(station, actor, command, {
    kind: 'viewed',
    body: { what: 'lobby', found: about.total, ...generationOf(station, log) },
    private: { terms: [from, to, kind].filter(Boolean).join(' ') },
  });
  const records = rows.map((seq) => {
    const event = ledger.event(seq) as LobbyEvent;
    return {
      ...{ seq, at: event.at, sentence: catalogue[event.kind].sentence },
      ...actorInWords(event.actor, (staff) => log.nameOf(staff)),
      details: detailsOf(log, event),
      leaf: toBase64(store.leafOf(seq) ?? new Uint8Array()),
    };
  });
  return { ...about, records };
}

// What the lobby does and sees, in the words of the rooms that read of it.
import type { NotReminded } from '../station/call-signal-kinds.ts';
import type { Seen } from '../station/lobby-kinds.ts';

/** What a round found at a machine. */
export const SEEN_NAMES: Readonly<Record<Seen, string>> = {
  'in-order': '正常',
  'foreign-device': '多了不认识的装置',
  'false-notice': '贴了可疑告示',
  'out-of-order': '机器故障',
  'customer-helped': '帮助了客户',
};

/** What was found at a machine of which a device had told, where nobody was reminded. */
export const NOT_REMINDED_NAMES: Readonly<Record<NotReminded, string>> = {
  'no-call': '没有人通话',
  gone: '客户已离开',
};

/** What an auditor can look for among the lobby's entries, and the kinds of event that each stands for. */
export const LOBBY_RECORDS = {
  reminder: ['reminder-made'],
  'hand-over': ['handed-over', 'hand-over-slip-written'],
  received: ['hand-over-received'],
  refused: ['hand-over-refused'],
  round: ['patrol-made'],
  signal: ['call-signalled', 'call-signal-over', 'call-signal-answered', 'call-signals-passed-over'],
} as const;
export type LobbyRecord = keyof typeof LOBBY_RECORDS;

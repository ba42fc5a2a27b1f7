// Why a case goes on with another teller, in the words that people choose from. Codes stand in the record for good.
export const HAND_ON_REASONS = ['shift-change', 'called-away', 'gone-home', 'knows-better'] as const;
export type HandOnReason = (typeof HAND_ON_REASONS)[number];

export const HAND_ON_REASON_NAMES: Readonly<Record<HandOnReason, string>> = {
  'shift-change': '换班',
  'called-away': '临时离开柜台',
  'gone-home': '经办人已下班或休假',
  'knows-better': '请更熟悉这项业务的同事办理',
};

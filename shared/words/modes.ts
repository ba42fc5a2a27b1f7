// How a station is run: in earnest, to show it, or to rehearse. The three never share a folder, a log, or a file.
export const MODES = ['live', 'demo', 'drill'] as const;
export type Mode = (typeof MODES)[number];

/** What stands on every screen and in every file of a station that is not run in earnest. */
export const MODE_MARKS: Record<Mode, { word: string; banner: string } | undefined> = {
  live: undefined,
  demo: { word: '演示', banner: '演示 · 数据不真实' },
  drill: { word: '演练', banner: '演练 · 不是真实业务' },
};

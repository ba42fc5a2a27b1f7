/** The kinds of entry that stand in every bundle, whatever was selected (section 6). */

export const ALWAYS_EXPORTED: readonly string[] = [
  'log-opened',
  'day-opened',
  'day-closed',
  'key-rolled',
  'clock-moved',
  'erased',
  'export-begun',
  'exported',
];

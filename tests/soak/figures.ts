// What a soak tells at its end.

export interface SoakFigures {
  seed: number;
  minutes: number;
  events: number;
  eventsASecond: number;
  cases: number;
  accepted: number;
  refused: number;
  sentAgain: number;
  /** Views that the three windows were told. */
  told: { inner: number; outer: number; third: number };
  heapMb: number;
  rssMb: number;
  heapGrowthMb: number;
  rssGrowthMb: number;
  /** What is not as it has to be; empty where all is well. */
  wrong: string[];
}

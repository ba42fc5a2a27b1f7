// What became of a scam that was shown to the customer (SL9), in words.
import type { Reaction } from './case-kinds.ts';

export const REACTION_NAMES: Record<Reaction, string> = {
  turned: '明白了，不办了',
  wavering: '还在犹豫',
  unmoved: '认为与自己无关',
};

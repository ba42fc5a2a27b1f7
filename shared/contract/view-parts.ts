// What every view is made of.
import { z } from 'zod';

export const text = z.string();
export const coded = z.strictObject({ code: text, label: text });
/** A language of the pack by its tag, and as it calls itself. */
export const tongue = z.strictObject({ tag: text, name: text });

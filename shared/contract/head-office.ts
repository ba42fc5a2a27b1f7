// Head office as a station knows it: the name it signs under and its keys, each with the fingerprint that a person compares.
import { z } from 'zod';

export const headOffice = z.strictObject({
  /** `bank/head-office`; the keys are named after it. */
  origin: z.string(),
  /** `fingerprint`: 64 lower-case hex digits; `words`: the same as 24 Chinese characters. */
  keys: z.array(z.strictObject({ name: z.string(), fingerprint: z.string(), words: z.string() })),
});

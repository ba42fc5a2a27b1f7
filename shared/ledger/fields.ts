// The few shapes that bodies and private parts of entries are made of (format section 1): codes, numbers, times, hashes.
import { z } from 'zod';
import { AGE_RECIPIENT } from '../words/age-recipient.ts';
import { LANGUAGE_TAG } from '../words/languages.ts';
import { STAFF_ID } from '../words/person-patterns.ts';

/** A code: procedure, step, option, flag, outcome, reason. Never free text. */
export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/);
/** Public key of somebody to whom a file is sealed: an X25519 recipient of age, with a checksum of its own. */
export const ageRecipient = z.string().regex(AGE_RECIPIENT);
/** Tag of the language in which something was shown. */
export const language = z.string().regex(LANGUAGE_TAG);
export const count = z.int().min(0);
export const milliseconds = z.int().min(0);
export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** b64 of a SHA-256. */
export const sha256 = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
/** A large public thing (notice text, pack): the bytes lie beside the entry. */
export const large = z.strictObject({ bytes: count, sha256 });
export const staffId = z.string().regex(STAFF_ID);
/** Text that tells of no person and may stand in a body: a version, a key, a date, a signed note. */
export const publicText = (longest: number) => z.string().min(1).max(longest);
/** What a person wrote or is called: only ever private. Length in characters as JavaScript counts them. */
export const words = (longest: number) => z.string().min(1).max(longest);

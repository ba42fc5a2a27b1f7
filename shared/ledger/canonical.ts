/** Canonical JSON (RFC 8785, "JCS"): the one text, and so the one hash, that a JSON value has. */
import { decodeUtf8 } from './bytes.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** Neither an array nor null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Arrays and objects inside one another beyond this are refused, so that no input can exhaust a reader's stack. */
export const MAX_DEPTH = 64;

/**
 * The canonical text of a value: members ordered by UTF-16 code units, numbers and escapes as ECMAScript writes them.
 *
 * @throws TypeError for a number that is not finite, a lone surrogate, `undefined` or another value that is not JSON,
 * and for nesting deeper than MAX_DEPTH.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, 0);
}

/** Whether `text` is the canonical text of `value`, which must be what `JSON.parse(text)` gave. */
export function isCanonical(value: JsonValue, text: string): boolean {
  // The native writer is several times faster. It agrees with JCS unless members are out of order or a surrogate stands
  // alone (which can only come from an escape).
  if (isOrdered(value, 0) && JSON.stringify(value) === text && !text.includes('\\ud')) return true;
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}

/** The value of canonical text in UTF-8; `undefined` where the bytes are anything else. */
export function parseCanonical(bytes: Uint8Array): JsonValue | undefined {
  const text = decodeUtf8(bytes);
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    return isCanonical(value, text) ? value : undefined;
  } catch {
    return undefined;
  }
}

function write(value: JsonValue, depth: number): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('a string holds a lone surrogate');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('a number is not finite');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw new TypeError(`nested deeper than ${MAX_DEPTH}`);
      return isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1);
    default:
      throw new TypeError(`${typeof value} is not JSON`);
  }
}

function writeArray(items: readonly JsonValue[], depth: number): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ',';
    text += write(items[i]!, depth);
  }
  return `${text}]`;
}

function writeObject(object: JsonObject, depth: number): string {
  const names = Object.keys(object).sort();
  let text = '{';
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    if (i > 0) text += ',';
    text += `${write(name, depth)}:${write(object[name]!, depth)}`;
  }
  return `${text}}`;
}

function isOrdered(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (isArray(value)) return value.every((item) => isOrdered(item, depth + 1));
  let last: string | undefined;
  for (const name of Object.keys(value)) {
    if (last !== undefined && name <= last) return false;
    last = name;
    const member = value[name]!;
    if (typeof member === 'object' && !isOrdered(member, depth + 1)) return false;
  }
  return true;
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

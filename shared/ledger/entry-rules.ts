/** The rules of section 1 for the members of an entry, as a table, and the walk that checks every value inside. */
import { isHashText } from './base64.ts';
import { isJsonObject, type JsonObject, type JsonValue, MAX_DEPTH } from './canonical.ts';
import { isOrigin } from './origin.ts';

/** Which member breaks a rule, dotted where it lies deeper, and which rule. */
export interface EntryFault {
  field: string;
  reason: string;
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const ASCII = /^\p{ASCII}*$/u;
const ASCII_64 = /^\p{ASCII}{1,64}$/u;
const AT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

const REQUIRED = ['v', 'log', 'seq', 'id', 'at', 'mono', 'kind', 'actor', 'body'] as const;
const MEMBERS = new Set<string>([...REQUIRED, 'case', 'n', 'private', 'prev']);
const CASE_ENDS = new Set(['case-closed', 'case-abandoned']);

/**
 * The first rule that an entry breaks, or `undefined`. Length and canonical form are not looked at here.
 *
 * @param isKnownText the caller already knows that every string is NFC and well-formed
 */
export function findFault(entry: JsonObject, isKnownText: boolean): EntryFault | undefined {
  for (const name of Object.keys(entry)) {
    if (!MEMBERS.has(name)) return fault(name, 'not a member of an entry');
  }
  for (const name of REQUIRED) {
    if (entry[name] === undefined) return fault(name, 'absent');
  }
  return findBadValue(entry, isKnownText) ?? findBadMember(entry) ?? findBadCase(entry);
}

/** Whether the text is a real instant, written as `2026-11-21T01:30:00.123Z`. */
function isInstant(text: string): boolean {
  if (!AT.test(text)) return false;
  // Only the end of a month needs a calendar, which is slow beside all other rules together.
  if (text.slice(8, 10) <= '28') return true;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}

function findBadMember(entry: JsonObject): EntryFault | undefined {
  const { v, log, seq, id, at, kind, body, prev } = entry;
  if (v !== 1) return fault('v', 'not 1');
  if (typeof log !== 'string' || !isOrigin(log)) return fault('log', 'not an origin bank/branch/device/gN');
  if (typeof seq !== 'number' || seq < 0) return fault('seq', 'not a position');
  if (!isUuid(id)) return fault('id', 'not a lower-case UUIDv7');
  if (typeof at !== 'string' || !isInstant(at)) return fault('at', 'not a time in UTC with milliseconds');
  if (typeof kind !== 'string' || !KEBAB.test(kind)) return fault('kind', 'not kebab-case');
  if (!isJsonObject(body)) return fault('body', 'not an object');
  if (seq === 0 && prev !== undefined) return fault('prev', 'present at seq 0');
  if (seq > 0 && !isHashText(prev)) return fault('prev', 'not the b64 of 32 bytes');
  return findBadMono(entry.mono) ?? findBadActor(entry.actor) ?? findBadPrivate(entry.private);
}

function findBadMono(mono: JsonValue | undefined): EntryFault | undefined {
  if (!isJsonObject(mono) || !hasExactly(mono, 2, 'boot', 'ms')) return fault('mono', 'not {"boot","ms"}');
  if (typeof mono.boot !== 'string' || !ASCII_64.test(mono.boot)) {
    return fault('mono.boot', 'not 1 to 64 ASCII characters');
  }
  return typeof mono.ms === 'number' ? undefined : fault('mono.ms', 'not an integer');
}

function findBadActor(actor: JsonValue | undefined): EntryFault | undefined {
  if (!isJsonObject(actor)) return fault('actor', 'not an object');
  const { role, staff } = actor;
  if (typeof role !== 'string' || role === '') return fault('actor.role', 'not a role');
  const isPerson = role !== 'customer' && role !== 'system';
  if (!hasExactly(actor, isPerson ? 2 : 1, 'role', 'staff')) {
    return fault('actor', 'not one of the three forms of an actor');
  }
  if (isPerson && (typeof staff !== 'string' || staff === '')) return fault('actor.staff', 'not a staff id');
  return undefined;
}

function findBadPrivate(fields: JsonValue | undefined): EntryFault | undefined {
  if (fields === undefined) return undefined;
  if (!isJsonObject(fields)) return fault('private', 'not an object');
  const names = Object.keys(fields);
  if (names.length === 0) return fault('private', 'empty instead of absent');
  const name = names.find((each) => !isHashText(fields[each]));
  return name === undefined ? undefined : fault(`private.${name}`, 'not the b64 of 32 bytes');
}

function findBadCase(entry: JsonObject): EntryFault | undefined {
  const { kind, n, body } = entry;
  const caseId = entry.case;
  if (caseId === undefined && n !== undefined) return fault('case', 'absent beside n');
  if (caseId !== undefined && !isUuid(caseId)) return fault('case', 'not a lower-case UUIDv7');
  if (caseId !== undefined && n === undefined) return fault('n', 'absent beside case');
  if (n !== undefined && (typeof n !== 'number' || n < 0)) return fault('n', 'not a position');
  if (!CASE_ENDS.has(kind as string)) return undefined;
  if (n === undefined) return fault('case', 'absent where a case ends');
  const isCount = (body as JsonObject).entries === (n as number) + 1;
  return isCount ? undefined : fault('body.entries', 'not n + 1');
}

/** Walks every value: no null, no float, integers in range, strings NFC and well-formed. */
function findBadValue(entry: JsonObject, isKnownText: boolean): EntryFault | undefined {
  return walkMembers(entry, 1);

  function walkMembers(object: JsonObject, depth: number): EntryFault | undefined {
    for (const name of Object.keys(object)) {
      // Top-level names are already known to be good; below, names are strings like any other.
      const found = (depth > 1 ? faultOfString(name) : undefined) ?? walk(object[name], depth);
      if (found !== undefined) return within(name, found);
    }
    return undefined;
  }

  /** `field` of the answer is the path from this value on, empty where it is this value: only a fault costs a path. */
  function walk(value: JsonValue | undefined, depth: number): EntryFault | undefined {
    if (typeof value === 'string') return faultOfString(value);
    if (typeof value === 'number') {
      return Number.isSafeInteger(value) ? undefined : fault('', 'not an integer within ±(2^53−1)');
    }
    if (typeof value === 'boolean') return undefined;
    if (value === null || typeof value !== 'object') return fault('', `${String(value)} is not allowed`);
    if (depth >= MAX_DEPTH) return fault('', `nested deeper than ${MAX_DEPTH}`);
    if (isJsonObject(value)) return walkMembers(value, depth + 1);
    const items = value as readonly JsonValue[];
    for (let i = 0; i < items.length; i++) {
      const found = walk(items[i], depth + 1);
      if (found !== undefined) return within(String(i), found);
    }
    return undefined;
  }

  function faultOfString(text: string): EntryFault | undefined {
    // Plain ASCII is both, and is told a good deal quicker than normalised.
    if (isKnownText || ASCII.test(text)) return undefined;
    if (!text.isWellFormed()) return fault('', 'holds a lone surrogate');
    return text.normalize('NFC') === text ? undefined : fault('', 'not NFC');
  }
}

function within(name: string, { field, reason }: EntryFault): EntryFault {
  return fault(field === '' ? name : `${name}.${field}`, reason);
}

function isUuid(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && UUID_V7.test(value);
}

function hasExactly(object: JsonObject, count: number, ...names: string[]): boolean {
  const present = Object.keys(object);
  return present.length === count && present.every((name) => names.includes(name));
}

function fault(field: string, reason: string): EntryFault {
  return { field, reason };
}

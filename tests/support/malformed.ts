// Malformed versions of a well-formed input: made from it member by member, so that a new member is attacked without being listed.

export interface Malformed {
  /** What is wrong, with the path of the member. */
  what: string;
  input: unknown;
}

type Members = Record<string, unknown>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values that no member of any call may have. */
function wrongValues(value: unknown): [string, unknown][] {
  const wrong: [string, unknown][] = [
    ['an object', { deep: { er: 1 } }],
    ['far too long', 'x'.repeat(100_000)],
    ['a control character', 'a\u0000b'],
    ['half a character', '\ud800'],
    ['not a number', Number.NaN],
  ];
  if (typeof value !== 'string') wrong.push(['a string', '1']);
  else wrong.push(['a number', 1], ['empty', ''], ['a list', [value]]);
  if (typeof value === 'number') wrong.push(['a fraction', value + 0.5], ['negative', -1e6], ['huge', 1e300]);
  if (value !== null) wrong.push(['null', null]);
  return wrong;
}

const UUIDS: [string, string][] = [
  ['a UUID in capitals', '01940000-0000-7000-8000-00000000CA5E'],
  ['a UUID of another version', '01940000-0000-4000-8000-00000000ca5e'],
  ['a UUID cut short', '01940000-0000-7000-8000-00000000ca5'],
  ['an SQL injection', "' OR 1=1 --"],
];

/** Members for which null says something: no hour, no restart. */
const NULLABLE = /\.hour$/;

function* changed(value: unknown, path: string): Generator<Malformed> {
  if (Array.isArray(value)) {
    yield { what: `${path}: an empty list`, input: [] };
    yield { what: `${path}: a list without end`, input: Array.from({ length: 6_000 }, () => value[0]) };
    for (const inner of changed(value[0], `${path}[0]`)) yield { ...inner, input: [inner.input] };
    return;
  }
  if (isObject(value)) {
    yield { what: `${path}: an unknown member`, input: { ...value, extra: 1 } };
    for (const [name, member] of Object.entries(value)) {
      const at = `${path}.${name}`;
      for (const inner of changed(member, at)) yield { ...inner, input: { ...value, [name]: inner.input } };
      if (name !== 'command' && name !== 'caseId') continue;
      for (const [what, uuid] of UUIDS) yield { what: `${at}: ${what}`, input: { ...value, [name]: uuid } };
      const { [name]: _, ...without } = value;
      yield { what: `${at}: missing`, input: without };
    }
  }
  for (const [what, wrong] of wrongValues(value))
    if (wrong !== null || !NULLABLE.test(path)) yield { what: `${path}: ${what}`, input: wrong };
}

/** Every malformed version of an input. */
export function malformed(input: unknown): Malformed[] {
  return [...changed(input, 'input'), { what: 'nothing at all', input: undefined }];
}

// The catalogue in FORMAT.md is the one in the code. `UPDATE_FORMAT=1 vitest run tests/ledger-store` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { catalogue } from '../../shared/ledger/catalogue.ts';
import { catalogueDocument } from '../../shared/ledger/catalogue-document.ts';
import type { KindDefinition } from '../../shared/ledger/kind-definition.ts';
import { ROLES } from '../../shared/words/roles.ts';

const FORMAT = join(import.meta.dirname, '../../shared/ledger/FORMAT.md');
const HEADING = '\n## Appendix: the catalogue of this version';

test('FORMAT.md ends with exactly the catalogue of the code', () => {
  const document = catalogueDocument();
  const text = readFileSync(FORMAT, 'utf8');
  const end = text.indexOf(HEADING);
  const before = end < 0 ? `${text.trimEnd()}\n` : text.slice(0, end);
  if (process.env.UPDATE_FORMAT) writeFileSync(FORMAT, `${before}\n${document}`);
  expect(readFileSync(FORMAT, 'utf8').slice(before.length + 1)).toBe(document);
});

describe('the catalogue', () => {
  const kinds = Object.entries(catalogue) as [string, KindDefinition][];

  test('gives every kind a Chinese sentence of its own and at least one who can cause it', () => {
    const sentences = kinds.map(([, { sentence }]) => sentence);
    expect(new Set(sentences).size).toBe(kinds.length);
    for (const [kind, { sentence, by }] of kinds) {
      expect(kind).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(sentence, kind).toMatch(/^[\p{Script=Han}A-Z 、，：]+$/u);
      expect(by.length, kind).toBeGreaterThan(0);
      for (const actor of by) expect([...ROLES, 'customer', 'system'], kind).toContain(actor);
    }
  });

  test('marks exactly the kinds that stand in every bundle, which the format has fixed: another verifier holds the same list', () => {
    expect(ALWAYS_EXPORTED).toEqual([
      ...['log-opened', 'day-opened', 'day-closed', 'key-rolled', 'clock-moved', 'erased'],
      ...['export-begun', 'exported'],
    ]);
    const marked = kinds.filter(([, { alwaysExported }]) => alwaysExported).map(([kind]) => kind);
    expect(marked.sort()).toEqual(ALWAYS_EXPORTED.filter((kind) => kind in catalogue).sort());
  });

  test('keeps names, texts, masks and keyed hashes out of the bodies, which are never erased', () => {
    const personal =
      /^(name|customer|payee|payeeMask|document.*|account.*|note|terms|recipient|purpose|number|person|reference|ink|scan)$/;
    for (const [kind, { body }] of kinds) {
      // The number of a fault is read out to whoever looks into the log.
      const names = Object.keys(body.shape).filter((name) => kind !== 'fault' || name !== 'number');
      // In log-opened the note is the signed list of keys.
      expect(
        names.filter((name) => personal.test(name) && kind !== 'log-opened'),
        kind,
      ).toEqual([]);
    }
  });
});

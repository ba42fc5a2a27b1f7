// Options in a draft: added, taken out and put in another order where structure allows, and whole in the pack that is made.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Edit, withEdit } from '../../shared/procedure/draft-edits.ts';
import { draftLists } from '../../shared/procedure/draft-options.ts';
import { loadPack, packBytes } from '../../shared/procedure/load-pack.ts';
import { optionLists } from '../../shared/procedure/option-lists.ts';
import { packDifferences } from '../../shared/procedure/pack-difference.ts';
import { draftPlaces, withEdits } from '../../shared/procedure/pack-draft.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { sourceOf } from '../../shared/procedure/pack-source.ts';
import { checkPack } from '../../shared/procedure/path-check.ts';
import { runs } from '../support/runs.ts';
import { added, edits, ordered, PURPOSE, packWith, REMOVED, TUITION } from './option-edits.ts';
import { samplePack } from './sample-files.ts';
import { smallPack } from './small-pack.ts';

const step = (pack: Pack, id: string) =>
  Object.values(pack.procedures)
    .flatMap(({ steps }) => steps)
    .find((known) => known.id === id);
const purposes = (pack: Pack) =>
  step(pack, 'REM-01')?.groups[0]?.options.map(({ code, label }) => [code, label]);
const differences = (before: Pack, after: Pack) =>
  packDifferences(before, after).map((told) => [told.where, told.before, told.after]);

const small = smallPack();
let sample: Pack;
beforeAll(() => {
  sample = samplePack();
});

describe('the lists that can be changed', () => {
  it('are the answers of ordinary steps, and the reasons, results and grounds that people choose from', () => {
    const kinds = new Set(
      optionLists(sourceOf(sample)).map(({ place }) =>
        place
          .replace(/^(procedures|outcomes|contacts)\/[\w-]+/, '$1')
          .replace(/\/(steps|groups|endings|followUps)\/[\w-]+/g, '/$1'),
      ),
    );
    expect([...kinds].sort()).toEqual([
      'contacts/results',
      'outcomes/endings/grounds',
      'pack/reasons/cancel',
      'pack/reasons/lower',
      'pack/reasons/pause',
      'pack/reasons/raise',
      'pack/reasons/refuse',
      'procedures/followUps/results',
      'procedures/steps/defer/reasons',
      'procedures/steps/groups/options',
    ]);
  });

  it('hold no step whose answers the program itself knows: notice, sheet, signing, arrival, confirmation', () => {
    const places = optionLists(sourceOf(sample)).map(({ place }) => place);
    const steps = Object.values(sample.procedures).flatMap(({ steps: all }) => all);
    for (const { id, form, groups } of steps) {
      const own = places.filter((place) => place.includes(`/steps/${id}/groups/`));
      expect(own.length, `${id} ${form}`).toBe(form === 'choice' ? groups.length : 0);
    }
  });
});

describe('an option', () => {
  it('is added at the end of its list, with the flags it raises', () => {
    const made = packWith(small, [TUITION, added('交学费', 'F01')]);
    expect(step(made, 'REM-01')?.groups[0]?.options.at(-1)).toEqual({
      ...{ code: 'tuition', label: '交学费', raises: ['F01'] },
    });
    expect(differences(small, made)).toEqual([
      [
        '小额汇款 · 资金用途 · 选项 · 第 1 项“资金用途” · tuition 交学费',
        null,
        expect.stringContaining('用途说不清'),
      ],
    ]);
  });

  it('without a flag has no member for one, as somebody would have written it', () => {
    expect(step(packWith(small, [TUITION, added()]), 'REM-01')?.groups[0]?.options[2]).toEqual({
      ...{ code: 'tuition', label: '交学费' },
    });
  });

  it('that was added gets another label like any other', () => {
    const label = `${TUITION}/label`;
    const first = edits([TUITION, added()]);
    expect(draftPlaces(small, first).find(({ place }) => place === label)).toMatchObject({
      ...{ value: '交学费', limits: { longest: 30 } },
    });
    const made = packWith(small, [TUITION, added()], [label, '缴学费']);
    expect(purposes(made)?.at(-1)).toEqual(['tuition', '缴学费']);
  });

  it('that is taken out is gone, and the difference says so', () => {
    const made = packWith(small, [`${PURPOSE}/usual`, REMOVED]);
    expect(purposes(made)).toEqual([['unclear', '说不清']]);
    expect(differences(small, made)).toEqual([
      [
        '小额汇款 · 资金用途 · 选项 · 第 1 项“资金用途” · usual 常见用途',
        expect.stringContaining('常见用途'),
        null,
      ],
    ]);
  });

  it('that comes or goes takes along what had been written at it, and comes back as it was', () => {
    const label = `${PURPOSE}/unclear/label`;
    const out = edits([label, '说不出来'], [`${PURPOSE}/unclear`, REMOVED]);
    expect([...out.keys()]).toEqual([`${PURPOSE}/unclear`]);
    expect(withEdit(out, `${PURPOSE}/unclear`, undefined).size).toBe(0);
    const come = edits(
      [TUITION, added()],
      [`${TUITION}/label`, '缴学费'],
      [PURPOSE, ordered('unclear', 'usual')],
    );
    expect([...withEdit(come, TUITION, undefined).keys()]).toEqual([PURPOSE]);
    const other = edits(
      [TUITION, added()],
      [`${TUITION}-2`, added('交房租')],
      [`${TUITION}-2/label`, '付房租'],
    );
    expect([...withEdit(other, TUITION, undefined).keys()], 'a code that begins alike').toEqual([
      `${TUITION}-2`,
      `${TUITION}-2/label`,
    ]);
  });

  it('can be added to every list of the sample at once, and the pack is sound as files too', () => {
    // A step with nineteen options has room for one more.
    const once = new Set<string>();
    const places = optionLists(sourceOf(sample))
      .filter(({ kin, items }) => items.length < 9 && !once.has(kin) && once.add(kin))
      .map(({ place }) => place);
    expect(places.length).toBeGreaterThan(100);
    const made = packWith(
      sample,
      ...places.map((place): [string, Edit] => [`${place}/new`, added('新选项')]),
    );
    const differences = packDifferences(sample, made).map(({ where }) => where);
    // The reason not to sign is read by the customer: what was added to it is named as not translated yet.
    const untranslated = ['en English', 'zh-Hant 繁體中文'].map((name) => `其他语言 · ${name} · 还没有翻译`);
    expect(differences.filter((where) => where.startsWith('其他语言'))).toEqual(untranslated);
    expect(differences.length).toBe(places.length + untranslated.length);
    const again = loadPack(sourceOf(made));
    if (!again.ok) throw new Error(JSON.stringify(again.faults));
    expect(packBytes(again.pack)).toBe(packBytes(made));
  });
});

describe('the order of a list', () => {
  it('is the one that was given; what came later stands last, what comes back stands where it stood', () => {
    const order: [string, Edit] = [PURPOSE, ordered('unclear', 'usual')];
    expect(purposes(packWith(small, order))).toEqual([
      ['unclear', '说不清'],
      ['usual', '常见用途'],
    ]);
    expect(purposes(packWith(small, order, [TUITION, added()]))?.map(([code]) => code)).toEqual([
      ...['unclear', 'usual', 'tuition'],
    ]);
    const three: [string, Edit][] = [
      [TUITION, added()],
      [PURPOSE, ordered('tuition', 'unclear', 'usual')],
    ];
    expect(
      purposes(packWith(small, ...three, [`${PURPOSE}/unclear`, REMOVED]))?.map(([code]) => code),
    ).toEqual([...['tuition', 'usual']]);
    const [, ...later] = three;
    expect(
      purposes(packWith(small, ...later))?.map(([code]) => code),
      'without the added one',
    ).toEqual([...['unclear', 'usual']]);
  });

  it('is told by the difference as an order', () => {
    const made = packWith(small, [PURPOSE, ordered('unclear', 'usual')]);
    expect(differences(small, made).map(([where]) => where)).toEqual([
      '小额汇款 · 资金用途 · 选项 · 第 1 项“资金用途” · 选项 · 次序',
    ]);
  });
});

describe('the path check', () => {
  it('walks the options that were added, and finds what an option that went leaves idle', () => {
    const about = (pack: Pack) => {
      const { procedures, shared } = checkPack(pack);
      const findings = [...procedures.flatMap((one) => one.findings), ...shared];
      return findings.map(({ code, about: what }) => [code, what]);
    };
    expect(about(packWith(small, [TUITION, added('交学费', 'F02')]))).toEqual([]);
    expect(about(packWith(small, [`${PURPOSE}/unclear`, REMOVED]))).toContainEqual([
      'flag-never-raised',
      'F01',
    ]);
    expect(
      about(packWith(small, [`${PURPOSE}/unclear`, REMOVED], [TUITION, added('交学费', 'F01')])),
    ).toEqual([]);
  });
});

describe('whatever is done to options', () => {
  type Act = [string, Edit];
  /** One act at most for each option and list, so that none touches another's. */
  const acts = (pack: Pack): fc.Arbitrary<Act[]> => {
    const lists = optionLists(sourceOf(pack));
    const act = fc.constantFrom(...lists).chain((list): fc.Arbitrary<Act> => {
      const codes = list.items.map(({ code }) => code);
      return fc.oneof(
        fc.constant<Act>([`${list.place}/new`, added('新选项')]),
        fc.constantFrom(...codes).map((code): Act => [`${list.place}/${code}`, REMOVED]),
        fc.constantFrom(...codes).map((code): Act => [`${list.place}/${code}/label`, '换一种说法']),
        fc
          .shuffledSubarray(codes, { minLength: codes.length })
          .map((order): Act => [list.place, ordered(...order)]),
      );
    });
    return fc.uniqueArray(act, { maxLength: 5, selector: ([place]) => place.replace(/\/label$/, '') });
  };
  const outcome = (pack: Pack, made: readonly Act[]) => {
    const drafted = withEdits(pack, edits(...made));
    return drafted.ok
      ? packBytes(drafted.pack)
      : drafted.faults.map(({ place, reason }) => `${place} ${reason}`).sort();
  };

  it('comes to the same in whatever order it was done', () => {
    let taken = 0;
    const both = acts(sample).chain((made) =>
      fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })),
    );
    fc.assert(
      fc.property(both, ([made, shuffled]) => {
        const first = outcome(sample, made);
        if (typeof first === 'string') taken += 1;
        expect(outcome(sample, shuffled)).toEqual(first);
      }),
      { numRuns: runs(24) },
    );
    expect(taken).toBeGreaterThan(0);
  }, 60_000);

  it('is undone by undoing it, whatever else was done before or since', () => {
    fc.assert(
      fc.property(acts(sample), fc.nat(), (made, pick) => {
        const [undone] = made.slice(pick % Math.max(1, made.length));
        const all = edits(...made);
        const left = undone ? withEdit(all, undone[0], undefined) : all;
        const never = made.filter((act) => act !== undone);
        expect(new Map([...left].sort())).toEqual(new Map([...edits(...never)].sort()));
      }),
      { numRuns: runs(60) },
    );
  });

  it('changes nothing else in the pack than the lists it names', () => {
    fc.assert(
      fc.property(acts(sample), (made) => {
        const drafted = withEdits(sample, edits(...made));
        if (!drafted.ok) return;
        const named = draftLists(optionLists(sourceOf(sample)), edits(...made)).filter(({ list }) =>
          made.some(([place]) => place === list.place || place.startsWith(`${list.place}/`)),
        );
        const lists = named.map(({ list }) => list.where.slice(0, list.raising ? -1 : undefined).join(' · '));
        const allowed = [...lists, '其他语言'];
        for (const { where } of packDifferences(sample, drafted.pack))
          expect(
            allowed.some((place) => where.startsWith(place)),
            where,
          ).toBe(true);
      }),
      { numRuns: runs(24) },
    );
  }, 60_000);
});

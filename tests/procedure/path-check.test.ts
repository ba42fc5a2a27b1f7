// What the path checker finds in packs that are in order, which is nothing, and in packs that were broken on purpose.
import { describe, expect, it, test } from 'vitest';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { checkPack, checkPaths } from '../../shared/procedure/path-check.ts';
import type { Predicate } from '../../shared/procedure/predicate.ts';
import type { Outcomes } from '../../shared/procedure/procedure-schema.ts';
import { ALWAYS, answer, atLeast, plainPack, plainStep, procedureIn, stepIn } from './plain-pack.ts';
import { samplePack } from './sample-files.ts';

type Found = readonly [code: string, about: string];

function foundIn(pack: Pack): Found[] {
  const { procedures, shared } = checkPack(pack);
  const findings = [...procedures.flatMap((procedure) => procedure.findings), ...shared];
  return findings.map(({ code, about }): Found => [code, about]).sort();
}

/** What the checker says of the plain pack once this was changed in it. */
function foundAfter(change: (pack: Pack) => void): Found[] {
  const pack = plainPack();
  change(pack);
  return foundIn(pack);
}

const tableOf = (pack: Pack): Outcomes => {
  const table = pack.outcomes.R;
  if (!table) throw new Error('the plain pack has a table R');
  return table;
};
const rowIn = (pack: Pack, code: string) => {
  const row = tableOf(pack).rows.find((known) => known.code === code);
  if (!row) throw new Error(`there is no row ${code}`);
  return row;
};
const pay = (pack: Pack) => procedureIn(pack, 'PAY');
const impossible: Predicate = { all: [answer('PAY-7', 'realtime'), answer('PAY-7', 'next-day')] };

describe('the sample pack', () => {
  const sample = samplePack();
  const before = process.cpuUsage();
  const { procedures, shared } = checkPack(sample);
  const seconds = process.cpuUsage(before).user / 1e6;

  it('has nothing wrong with it in any procedure, nor in what they share', () => {
    expect(procedures.map(({ procedure, whole, findings }) => [procedure, whole, findings])).toEqual(
      Object.keys(sample.procedures).map((code) => [code, true, []]),
    );
    expect(shared).toEqual([]);
  });

  it('is gone through in ten seconds of a processor, so that publishing need not wait for it', () => {
    expect(seconds).toBeLessThan(10);
  });

  it('asks at most eighteen steps of a remittance, and eight where the customer is exempt', () => {
    const report = procedures.find(({ procedure }) => procedure === 'REM');
    const all = procedureIn(sample, 'REM').steps.map(({ id }) => id);
    expect(report?.longest).toEqual(all.filter((id) => id !== 'REM-01C' && id !== 'REM-15'));
    const short = ['REM-00', 'REM-01', 'REM-02', 'REM-12', 'REM-13', 'REM-14', 'REM-16', 'REM-17'];
    expect(report?.shortest).toEqual(short);
    expect(report?.outcomes[0]?.example.asked.map(({ step }) => step)).toEqual(short);
  });

  it('shows one case for each outcome that takes no word heard and nothing taken back', () => {
    for (const { outcomes } of procedures) {
      for (const { paths, example } of outcomes) {
        if (paths > 0n) expect(example.record.standing).toEqual([]);
      }
    }
  });
});

describe('the plain pack', () => {
  it('tells two words heard apart where an outcome leads on by the one or the other', () => {
    const pack = plainPack();
    for (const code of ['X1', 'X2']) {
      pack.flags[code] = { code, meaning: code, weight: 'H' };
      pay(pack).heard.push({ code, label: code, raises: code });
    }
    rowIn(pack, 'R4').enters = ['X1', 'X2'].map((flag) => ({ when: { flag }, procedure: 'AID' }));
    expect(foundIn(pack)).toEqual([]);
  });

  it('has nothing to say of an outcome that leads on by cause, nor of a quiet procedure that ends', () => {
    const pack = plainPack();
    rowIn(pack, 'R5').enters = [
      { when: { flag: 'P6' }, procedure: 'AID' },
      { when: ALWAYS, procedure: 'AID' },
    ];
    procedureIn(pack, 'AID').quiet = { endsWhen: answer('AID-1', 'alone') };
    expect(foundIn(pack)).toEqual([]);
  });

  it('is in order, with one way for each complete set of answers', () => {
    const pack = plainPack();
    expect(foundIn(pack)).toEqual([]);
    const { whole, paths, longest, shortest } = checkPaths(pack, pay(pack));
    expect(whole).toBe(true);
    // By hand: 60 to others, 60 to oneself without proof, 49 with it; in two tiers, by two arrivals, signed or not.
    expect(paths).toBe(169n * 2n * 2n * 2n);
    expect(longest).toEqual(['PAY-1', 'PAY-1S', 'PAY-2', 'PAY-3', 'PAY-4', 'PAY-5', 'PAY-7', 'PAY-8']);
    expect(shortest).toEqual(['PAY-1', 'PAY-1S', 'PAY-4', 'PAY-7', 'PAY-8']);
  });

  it('a check that was put off is a way of its own, and its flag counts as raised', () => {
    const pack = plainPack();
    delete stepIn(pack, 'PAY-3').defer;
    // By hand, with two answers to that step instead of three: 40, 40 and 33.
    expect(checkPaths(pack, pay(pack)).paths).toBe(113n * 2n * 2n * 2n);
    expect(foundIn(pack)).toEqual([['flag-never-raised', 'P7']]);
  });

  it('what a customer says without a word raises its flag, and may come in any case', () => {
    const pack = plainPack();
    Object.assign(pack.flags, { P9: { code: 'P9', meaning: '客户自己说的', weight: 'S' } });
    stepIn(pack, 'PAY-4').groups[0]?.options.push({ code: 'aside', label: '在一旁', raises: [] });
    stepIn(pack, 'PAY-5').when = { flag: 'P9' };
    expect(foundIn(pack)).toContainEqual(['unreachable-step', 'PAY-5']);
    pack.pack.help = [{ code: 'watched', label: '有人看着我', picture: 'well', raises: 'P9' }];
    expect(foundIn(pack)).not.toContainEqual(['unreachable-step', 'PAY-5']);
    expect(foundIn(pack)).not.toContainEqual(['flag-never-raised', 'P9']);
  });
});

describe('a pack that was broken', () => {
  const table: readonly (readonly [name: string, change: (pack: Pack) => void, found: readonly Found[]])[] = [
    [
      'a step that is never due',
      (pack) => Object.assign(stepIn(pack, 'PAY-5'), { when: impossible }),
      [['unreachable-step', 'PAY-5']],
    ],
    [
      'an option that the customer’s screen never gives',
      (pack) => stepIn(pack, 'PAY-8').groups[0]?.options.push({ code: 'stamp', label: '盖章' }),
      [['unreachable-option', 'PAY-8 stamp']],
    ],
    [
      'a last step with no answer that the customer’s screen can give',
      (pack) => {
        stepIn(pack, 'PAY-8').groups = [{ label: '确认', options: [{ code: 'yes', label: '是' }] }];
        pay(pack).stricter = [];
      },
      [
        ['dead-end', 'PAY-8'],
        ['unreachable-option', 'PAY-8 yes'],
      ],
    ],
    [
      'a flag that nothing raises',
      (pack) => Object.assign(pack.flags, { P9: { code: 'P9', meaning: '没有用处', weight: 'S' } }),
      [['flag-never-raised', 'P9']],
    ],
    [
      'a heard word whose flag changes nothing',
      (pack) => {
        Object.assign(pack.flags, { P9: { code: 'P9', meaning: '没有用处', weight: 'W' } });
        pay(pack).heard.push({ code: 'idle', label: '无', raises: 'P9' });
        pay(pack).recommend = [];
        tableOf(pack).additions = [];
        rowIn(pack, 'R1').when = { flag: 'P1' };
        rowIn(pack, 'R3').when = atLeast('S', 1);
        const { exemption } = pay(pack);
        if (exemption) exemption.when = answer('PAY-1S', 'seen');
      },
      [
        ['flag-never-weighed', 'P3'],
        ['flag-never-weighed', 'P4'],
        ['flag-never-weighed', 'P7'],
        ['flag-never-weighed', 'P9'],
        ['heard-without-effect', 'idle'],
      ],
    ],
    [
      'an outcome and an addition that cannot be reached',
      (pack) => {
        rowIn(pack, 'R5').when = { any: [] };
        tableOf(pack).additions.push({ code: 'A2', name: 'A2', advice: 'A2', when: { timer: 'H99' } });
      },
      [
        ['addition-never-reached', 'A2'],
        ['outcome-never-reached', 'R5'],
      ],
    ],
    [
      'what an outcome leads to behind what always holds',
      (pack) => {
        rowIn(pack, 'R5').enters = [
          { when: ALWAYS, procedure: 'AID' },
          { when: { flag: 'P6' }, procedure: 'AID' },
        ];
      },
      [['entry-never-made', 'R5 AID']],
    ],
    [
      'what an outcome leads to by a flag with which it is never the outcome',
      (pack) => {
        rowIn(pack, 'R1').enters = [{ when: { flag: 'P6' }, procedure: 'AID' }];
      },
      [['entry-never-made', 'R1 AID']],
    ],
    [
      'an entered procedure that stays quiet for ever',
      (pack) => {
        procedureIn(pack, 'AID').quiet = { endsWhen: { any: [] } };
      },
      [['quiet-never-ends', 'AID']],
    ],
    [
      'an outcome table that no procedure decides by',
      (pack) =>
        Object.assign(pack.outcomes, { Z: { rows: [rowIn(pack, 'R0')], additions: [], endings: [] } }),
      [['outcome-never-reached', 'R0']],
    ],
    [
      'a recommendation, a timer and a contradiction that never come',
      (pack) => {
        pay(pack).recommend.push({ step: 'PAY-7', option: 'realtime', when: impossible, because: '无' });
        pay(pack).timers.push({ code: 'H20', while: impossible, minutes: 20 });
        pay(pack).contradictions.push({ raises: 'P5', when: impossible, because: '无', ask: '无' });
      },
      [
        ['contradiction-never-holds', 'P5'],
        ['recommendation-never-made', 'PAY-7 realtime'],
        ['timer-never-runs', 'H20'],
      ],
    ],
    [
      'a contradiction that never holds, with the only flag that it could have raised',
      (pack) => Object.assign(pay(pack).contradictions[0] ?? {}, { when: impossible }),
      [
        ['contradiction-never-holds', 'C1'],
        ['flag-never-raised', 'C1'],
      ],
    ],
    [
      'an arrival that is not always asked',
      (pack) => Object.assign(stepIn(pack, 'PAY-7'), { when: atLeast('W', 1) }),
      [['dead-end', 'PAY-7']],
    ],
    [
      'a step without an answer',
      (pack) => Object.assign(stepIn(pack, 'PAY-5'), { groups: [] }),
      [['dead-end', 'PAY-5']],
    ],
    [
      'an outcome that nobody may decide',
      (pack) => Object.assign(rowIn(pack, 'R4'), { decider: 'auditor' }),
      [['dead-end', 'R4']],
    ],
    [
      'an outcome that is left to the lobby where the case is at the counter',
      (pack) => Object.assign(rowIn(pack, 'R1'), { decider: 'lobby' }),
      [['dead-end', 'R1']],
    ],
    [
      'a flag that becomes heavier by another flag',
      (pack) => Object.assign(pack.flags.P1 ?? {}, { heavier: { weight: 'S', when: { flag: 'P5' } } }),
      // Said of both: PAY raises it, and AID may meet it.
      [
        ['depends-on-round', 'P1'],
        ['depends-on-round', 'P1'],
      ],
    ],
    [
      'a trigger that counts a weight which a flag can leave',
      (pack) => {
        const when = answer('PAY-4', 'companion');
        Object.assign(pack.flags.P1 ?? {}, { heavier: { weight: 'S', when } });
        stepIn(pack, 'PAY-5').when = atLeast('W', 2);
      },
      [['depends-on-round', 'P1']],
    ],
    [
      'a contradiction that looks at the exemption',
      (pack) =>
        Object.assign(pay(pack).contradictions[0] ?? {}, {
          when: { all: [answer('PAY-1', 'self'), { not: { exempt: true } }] },
        }),
      [['depends-on-round', 'C1']],
    ],
  ];

  test.each(table)('%s', (_, change, found) => {
    expect(foundAfter(change)).toEqual(found);
  });

  it('one strong flag that closes without a supervisor is found, with an example', () => {
    const pack = plainPack();
    rowIn(pack, 'R3').decider = 'teller';
    const { findings } = checkPaths(pack, pay(pack));
    expect(findings.map(({ code, about }) => [code, about])).toEqual([['closes-without-supervisor', 'R3']]);
    expect(findings[0]?.sentence).toMatch(/不经主管就能办结。例如只有提示 \w\d 的时候。$/);
  });

  it('in the lobby the lobby may decide, but not what has a strong flag', () => {
    const inLobby = (pack: Pack) => Object.assign(pay(pack), { startedAt: 'lobby' });
    const decides = (code: string) => (pack: Pack) => {
      inLobby(pack);
      rowIn(pack, code).decider = 'lobby';
    };
    expect(foundAfter(decides('R1'))).toEqual([]);
    expect(foundAfter(decides('R3'))).toEqual([['closes-without-supervisor', 'R3']]);
  });
});

describe('a contradiction', () => {
  const raisesAlone = (pack: Pack) => {
    // Nobody but the contradiction raises C1, and only after the story was changed is this step due.
    const when = { all: [{ flag: 'C1' }, answer('PAY-2', 'clear')] };
    pay(pack).steps.splice(3, 0, plainStep('PAY-2C', when, { explained: [], unclear: [] }));
  };

  it('leaves its flag where the customer then gives another answer', () => {
    expect(foundAfter(raisesAlone)).toEqual([]);
  });

  it('a flag that was raised before counts once, though the answer that raised it is long past', () => {
    const again = (most: number) => (pack: Pack) => {
      delete procedureIn(pack, 'AID').entry;
      delete pack.flags.K1;
      const when = { all: [answer('PAY-4', 'companion'), { flag: 'P6' }] };
      pay(pack).contradictions.push({ raises: 'P5', when, because: '无', ask: '无' });
      rowIn(pack, 'R5').when = { all: [{ flag: 'P6' }, atLeast('S', most)] };
    };
    // Strong are P2, P5 and C1, and no more.
    expect(foundAfter(again(3))).not.toContainEqual(['outcome-never-reached', 'R5']);
    expect(foundAfter(again(4))).toContainEqual(['outcome-never-reached', 'R5']);
  });
});

describe('the limits of a check', () => {
  it('a limit of ten states makes the pack fail, and nothing else is claimed', () => {
    const report = checkPaths(plainPack(), pay(plainPack()), 10);
    expect(report.whole).toBe(false);
    expect(report.findings.map(({ code }) => code)).toEqual(['too-many-states']);
    expect(report.outcomes).toEqual([]);
    expect(checkPack(plainPack(), 10).shared).toEqual([]);
  });

  it('a step whose sets of options are more than a machine can hold fails at once', () => {
    const codes = Array.from({ length: 40 }, (_, index) => `Z${index}`);
    const pack = plainPack();
    const raising = Object.fromEntries(codes.map((code) => [code, [code]]));
    pay(pack).steps.splice(4, 0, plainStep('PAY-3M', ALWAYS, raising, { choose: 'many' }));
    for (const code of codes) {
      pack.flags[code] = { code, meaning: code, weight: 'W' };
      tableOf(pack).additions.push({ code: `A${code}`, name: code, advice: code, when: { flag: code } });
    }
    const { findings } = checkPaths(pack, pay(pack), 5_000);
    expect(findings.map(({ code }) => code)).toEqual(['too-many-states']);
  });
});

describe('a pack of two payments', () => {
  /** The second one is a payment in which nothing is ever put off. */
  function twoPayments(): Pack {
    const pack = plainPack();
    const second = structuredClone(pay(pack));
    for (const step of second.steps) delete step.defer;
    pack.procedures = { PAY: pay(pack), TWO: { ...second, code: 'TWO' } };
    return pack;
  }

  it('what one of them does not use is no fault where the other uses it', () => {
    const pack = twoPayments();
    delete pack.flags.K1;
    rowIn(pack, 'R5').when = { all: [{ timer: 'H10' }, atLeast('H', 1)] };
    expect(checkPack(pack).shared).toEqual([]);
  });

  it('what neither uses is said once', () => {
    const pack = twoPayments();
    pack.procedures.PAY = structuredClone({ ...procedureIn(pack, 'TWO'), code: 'PAY' });
    rowIn(pack, 'R5').when = { any: [] };
    const { shared, procedures } = checkPack(pack);
    expect(shared.map(({ about }) => about)).toEqual(['P7', 'K1', 'R5']);
    expect(procedures.flatMap(({ findings }) => findings)).toEqual([]);
  });
});

// A small pack with one of everything, for the tests of the path checker: a payment at the counter (PAY), and help that
// can be entered from it (AID). It is in order; the tests break it on purpose, also in ways that the loader would refuse.
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { Predicate, Weight } from '../../shared/procedure/predicate.ts';
import type { Option, Procedure, Step } from '../../shared/procedure/procedure-schema.ts';
import { samplePack } from './sample-files.ts';

const sample = samplePack();
export const ALWAYS: Predicate = { always: true };
export const atLeast = (weight: Weight, count: number): Predicate => ({ weight, atLeast: count });
export const answer = (step: string, ...is: string[]): Predicate => ({ answer: step, is });
const asked: Predicate = { not: { exempt: true } };

/** Options with the flags that they raise; `calm` excludes the others. */
const optionsWith = (raising: Readonly<Record<string, readonly string[]>>): Option[] =>
  Object.entries(raising).map(([code, raises]) =>
    code === 'calm' ? { code, label: code, calm: true } : { code, label: code, raises: [...raises] },
  );

export function plainStep(
  id: string,
  when: Predicate,
  raising: Readonly<Record<string, readonly string[]>>,
  more: Partial<Step> = {},
): Step {
  const words = { title: id, part: '一问', say: '请问', why: '为了您的钱', limit: '只问这一句' };
  return {
    ...{ id, when, ...words, channel: 'said', form: 'choice', choose: 'one' },
    basis: [{ law: sample.laws[0]?.code ?? '' }],
    groups: [{ label: '选项', options: optionsWith(raising) }],
    ...more,
  };
}

function plainProcedure(code: string, steps: Step[], more: Partial<Procedure> = {}): Procedure {
  const nothing = { stricter: [], heard: [], contradictions: [], timers: [], recommend: [] };
  const words = { code, name: code, slogan: code };
  return { ...words, ...nothing, slip: 'payment', steps, followUps: [], papers: [], ...more };
}

const payment = () =>
  plainProcedure(
    'PAY',
    [
      plainStep('PAY-1', ALWAYS, { self: [], other: [] }),
      plainStep('PAY-1S', answer('PAY-1', 'self'), { seen: [], none: [] }),
      plainStep('PAY-2', asked, { clear: [], unclear: ['P1'], changed: ['P2'] }, { changeRaises: 'P3' }),
      plainStep(
        'PAY-3',
        asked,
        { done: [], failed: ['P1'] },
        { defer: { reasons: [{ code: 'down', label: '系统不能用' }], days: 2, raises: 'P7' } },
      ),
      plainStep('PAY-4', ALWAYS, { calm: [], nervous: ['P4'], companion: ['P5'] }, { choose: 'many' }),
      plainStep('PAY-5', atLeast('S', 1), { explained: [], secret: ['P6'] }),
      plainStep('PAY-6', ALWAYS, {}, { form: 'outcome', groups: [] }),
      plainStep('PAY-7', ALWAYS, { realtime: [], 'next-day': [] }, { form: 'arrival' }),
      plainStep('PAY-8', ALWAYS, { ink: [], refused: [] }, { form: 'confirmation' }),
    ],
    {
      startedAt: 'counter',
      notice: 'N1',
      outcomes: 'R',
      stricter: [{ row: 'R3', when: answer('PAY-8', 'refused') }],
      exemption: {
        claimed: answer('PAY-1', 'self'),
        when: { all: [answer('PAY-1S', 'seen'), { not: { anyFlag: true } }] },
        ...{ granted: '免问', offered: '可以免问', withdrawn: '不再免问', refused: '不能免问' },
      },
      heard: [{ code: 'told-to', label: '有人教我这样说', raises: 'P6' }],
      contradictions: [
        {
          ...{ raises: 'C1', because: '说是转给自己，用途却变了。', ask: '这笔钱最后给谁？' },
          when: { all: [answer('PAY-1', 'self'), answer('PAY-2', 'changed')] },
        },
      ],
      timers: [{ code: 'H10', while: atLeast('H', 1), minutes: 10 }],
      recommend: [{ step: 'PAY-7', option: 'next-day', when: atLeast('W', 1), because: '多留一天。' }],
    },
  );

const help = () =>
  plainProcedure(
    'AID',
    [
      plainStep('AID-1', ALWAYS, { alone: [], watched: ['P5'] }),
      plainStep('AID-2', { flag: 'P6' }, { turned: [], called: ['K1'] }),
    ],
    {
      entry: { by: ['supervisor'], when: atLeast('H', 1), because: '有人需要帮助。' },
      timers: [{ code: 'H15', while: answer('AID-2', 'called'), minutes: 15 }],
    },
  );

const row = (code: string, decider: 'teller' | 'supervisor' | 'branch-head', when: Predicate) => ({
  ...{ code, name: code, decider, advice: code, when },
});

const WEIGHTS_OF: Readonly<Record<string, Weight>> = {
  ...{ P1: 'W', P2: 'S', P3: 'W', P4: 'W', P5: 'S', P6: 'H', P7: 'W', C1: 'S', K1: 'H' },
};

export function plainPack(): Pack {
  const flags = Object.entries(WEIGHTS_OF).map(([code, weight]) => [code, { code, meaning: code, weight }]);
  const urgent: Predicate = {
    any: [{ flag: 'K1' }, { timer: 'H15' }, { all: [{ timer: 'H10' }, atLeast('H', 1)] }],
  };
  return structuredClone({
    ...sample,
    // What a customer says without a word raises flags of its own.
    pack: { ...sample.pack, help: [], teachBack: [] },
    procedures: { AID: help(), PAY: payment() },
    flags: Object.fromEntries(flags),
    outcomes: {
      R: {
        rows: [
          row('R0', 'teller', ALWAYS),
          row('R1', 'teller', atLeast('W', 1)),
          row('R3', 'supervisor', { any: [atLeast('S', 1), atLeast('W', 3)] }),
          row('R4', 'supervisor', { any: [atLeast('S', 2), atLeast('H', 1)] }),
          row('R5', 'branch-head', urgent),
        ],
        additions: [
          { code: 'A1', name: 'A1', advice: 'A1', when: { all: [{ tierAtLeast: 'T2' }, atLeast('W', 1)] } },
        ],
        endings: [],
      },
    },
    thresholds: {
      ...sample.thresholds,
      tiers: ['T1', 'T2'].map((code, index) => ({ code, fromFen: index * 1_000_000 })),
      lifts: [],
    },
  });
}

export function procedureIn(pack: Pack, code: string): Procedure {
  const procedure = pack.procedures[code];
  if (!procedure) throw new Error(`there is no procedure ${code}`);
  return procedure;
}

/** A step of whatever procedure it belongs to. */
export function stepIn(pack: Pack, id: string): Step {
  const step = procedureIn(pack, id.split('-')[0] ?? '').steps.find((known) => known.id === id);
  if (!step) throw new Error(`there is no step ${id}`);
  return step;
}

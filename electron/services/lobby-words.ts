// What the lobby saw, in the words of the pack by which it was judged; of another station's, in those of the pack in use here.
import { labelsOf } from '../../shared/case/teller-view.ts';
import { endingInWords } from '../../shared/case/timeline.ts';
import { courseOf } from '../../shared/procedure/course.ts';
import { machineInWords } from '../../shared/procedure/machine-words.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { HandOver } from '../../shared/station/lobby.ts';
import type { Station } from './station.ts';

interface Judged {
  procedure: string;
  answers: readonly { step: string; options: readonly string[] }[];
  causes: readonly string[];
}

/** What a cause means, or what was answered. */
export function causesInWords(pack: Pack, { procedure, answers, causes }: Judged): string[] {
  const { steps } = courseOf(pack, procedure);
  return causes.map((cause) => {
    const step = steps.find(({ id }) => id === cause);
    if (!step) return pack.flags[cause]?.meaning ?? cause;
    const chosen = answers.find((answer) => answer.step === cause)?.options ?? [];
    return `${step.title}：${labelsOf(step, chosen)}`;
  });
}

/** The pack that a hand-over is told in. @throws Error without a pack in use: nothing could have been handed over then */
function packOf({ state, shelf }: Station, { taps }: HandOver): Pack {
  const sha256 = taps?.pack ?? state.pack?.sha256;
  if (sha256 === undefined) throw new Error('a hand-over is judged by a pack');
  return shelf.byHash(sha256);
}

export function handOverInWords(station: Station, handOver: HandOver) {
  const pack = packOf(station, handOver);
  const { at, machine, outcome } = handOver;
  return { at, machine: machineInWords(pack, machine), outcome: endingInWords(pack, outcome) };
}

/** Why it came to that outcome. */
export function becauseInWords(station: Station, handOver: HandOver): string[] {
  const pack = packOf(station, handOver);
  const { flags, taps } = handOver;
  return taps ? causesInWords(pack, taps) : flags.map((flag) => pack.flags[flag]?.meaning ?? flag);
}

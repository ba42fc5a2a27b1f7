// Looks up procedures and steps of the sample pack by their codes, for the tests of its content.
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { Procedure, Step } from '../../shared/procedure/procedure-schema.ts';
import { samplePack } from './sample-files.ts';

export const pack: Pack = samplePack();

export function procedure(code: string): Procedure {
  const found = pack.procedures[code];
  if (!found) throw new Error(`the sample pack has no procedure ${code}`);
  return found;
}

/** The prefix of a step's id is the code of its procedure. */
export function step(id: string): Step {
  const found = procedure(id.slice(0, id.indexOf('-'))).steps.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}

// What a machine is called: by its number, or where a branch has listed none, by the group of the pack that stood in its place.
import type { Pack } from './pack-schema.ts';

export const machineInWords = ({ pack }: Pick<Pack, 'pack'>, machine: string): string =>
  pack.machines.find(({ code }) => code === machine)?.name ?? machine;

// Loaded before the compiled main (`node --import`): `electron` is the stand-in from here on, and `fork` is as the fuses leave it.
import { registerHooks } from 'node:module';

const STAND_IN = new URL('./electron.ts', import.meta.url).href;
const FUSED = new URL('./fused-child-process.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'electron') return { url: STAND_IN, shortCircuit: true };
    const isOurs = context.parentURL?.includes('/dist/process/');
    return isOurs && specifier === 'node:child_process'
      ? { url: FUSED, shortCircuit: true }
      : next(specifier, context);
  },
});

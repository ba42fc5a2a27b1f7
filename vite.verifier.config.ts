// Builds what verifies a bundle without this app: with `--mode node` one file for Node, otherwise one page for a browser.
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist/verifier',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: { verify: 'electron/verify.ts' },
      external: [/^node:/, ...builtinModules],
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});

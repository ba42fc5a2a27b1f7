// Builds the process that owns the truth: entries for Electron and loopback, the command line, and one CommonJS preload.
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { bundledPackages } from './.ci/bundled-packages.ts';

const external = ['electron', 'better-sqlite3-multiple-ciphers', /^node:/, ...builtinModules];

export default defineConfig(({ mode }) => {
  const preload = mode === 'preload';
  return {
    publicDir: false,
    plugins: [bundledPackages(preload ? 'preload' : 'process')],
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3-multiple-ciphers'] },
    build: {
      ssr: true,
      outDir: 'dist/process',
      emptyOutDir: !preload,
      target: 'node24',
      minify: false,
      rollupOptions: {
        input: preload
          ? { preload: 'electron/preload.ts' }
          : {
              main: 'electron/main.ts',
              serve: 'electron/serve.ts',
              cli: 'electron/cli.ts',
              'pack-check-worker': 'electron/services/pack-check-worker.ts',
              'drill-worker': 'electron/services/drill-worker.ts',
              'backup-worker': 'electron/services/backup-worker.ts',
            },
        external,
        output: preload
          ? { format: 'cjs', entryFileNames: '[name].cjs' }
          : { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
});

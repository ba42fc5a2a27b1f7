// Builds what people see: one page, rooms loaded when asked for.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bundledPackages } from './.ci/bundled-packages.ts';
import { withoutNodeCrypto } from './vite.verifier.config.ts';

// Whatever the shell has set: a build for development would hold paths of this machine, and be slower.
process.env.NODE_ENV = 'production';

export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [withoutNodeCrypto(), react(), bundledPackages('windows')],
  worker: { format: 'es', plugins: () => [withoutNodeCrypto(), bundledPackages('windows-worker')] },
  build: {
    outDir: '../dist/windows',
    emptyOutDir: true,
    // Fonts and pictures stay files of their own: the content security policy admits nothing inline.
    assetsInlineLimit: 0,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
});

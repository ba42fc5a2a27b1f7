// Builds what people see: one page, rooms loaded when asked for.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [react()],
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

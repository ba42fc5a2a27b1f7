// Builds what verifies a bundle without this app: one page for a browser, and with `--mode node` one file for Node.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { bundledPackages } from './.ci/bundled-packages.ts';

const outDir = 'dist/verifier';

/** The policy names the one script and the one style by their hashes, lets the script run as a worker, and no more. */
function policyFor(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Puts script and style into the page, which then is a single file. */
function onePage(): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const script = files.flatMap((file) => (file.type === 'chunk' ? [file.code.trim()] : [])).join('');
      const style = files
        .flatMap((file) =>
          file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
        )
        .join('')
        .trim();
      // Either would end the element it stands in, whatever string of the script holds it.
      if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error('cannot be inlined');
      for (const name of Object.keys(bundle)) delete bundle[name];
      const source = readFileSync('renderer/verifier/page.html', 'utf8')
        .replace('%POLICY%', () => policyFor(script, style))
        .replace('<style></style>', () => `<style>${style}</style>`)
        .replace('<script></script>', () => `<script>${script}</script>`);
      this.emitFile({ type: 'asset', fileName: 'verify.html', source });
    },
  };
}

/** sm-crypto-v2 fetches Node's randomness for making keys. The page makes none, and a file that stands alone fetches nothing. */
export function withoutNodeCrypto(): Plugin {
  return {
    name: 'without-node-crypto',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/sm-crypto-v2/dist/')) return null;
      const bare = code.replace(/await import\(\s*(?:\/\*.*?\*\/\s*)*['"]crypto['"]\s*\)/gs, '{}');
      if (bare === code) throw new Error('sm-crypto-v2 no longer asks for Node’s crypto: this plugin can go');
      return { code: bare, map: null };
    },
  };
}

const page: UserConfig = {
  publicDir: false,
  plugins: [withoutNodeCrypto(), bundledPackages('verifier-page'), onePage()],
  build: {
    outDir,
    emptyOutDir: false,
    target: 'chrome111',
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: {
      input: { verify: 'renderer/verifier/main.ts' },
      output: { format: 'iife', entryFileNames: '[name].js' },
    },
  },
};

const program: UserConfig = {
  publicDir: false,
  plugins: [bundledPackages('verifier')],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: { verify: 'electron/verify.ts' },
      external: [/^node:/, ...builtinModules],
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
};

export default defineConfig(({ mode }) => (mode === 'node' ? program : page));

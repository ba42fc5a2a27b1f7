// Writes down which packages a build really took code or styles from, for the bill of materials: most of what is installed never leaves.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const FOLDER = join('dist', 'bundled');

/** `name@version` of the package that a module lies in; undefined for our own and for what a bundler makes up. */
function packageOf(id: string): string | undefined {
  if (id.startsWith('\0') || !id.includes('/node_modules/')) return undefined;
  let folder = dirname(id.split('?')[0] ?? id);
  while (!folder.endsWith('/node_modules')) {
    const about = join(folder, 'package.json');
    // Some packages carry a package.json without a name in their folders, to say how modules are read.
    const { name, version } = existsSync(about) ? JSON.parse(readFileSync(about, 'utf8')) : {};
    if (name && version) return `${name}@${version}`;
    folder = dirname(folder);
  }
  return undefined;
}

/** @param build name of the list, `dist/bundled/<build>.json` */
export function bundledPackages(build: string): Plugin {
  return {
    name: 'bundled-packages',
    generateBundle(_options, bundle) {
      const rendered = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? [...file.moduleIds] : [],
      );
      // Styles leave no module behind: they are taken as they were asked for.
      const styles = [...this.getModuleIds()].filter((id) => /\.css(?:$|\?)/.test(id));
      const packages = new Set([...rendered, ...styles].flatMap((id) => packageOf(id) ?? []));
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(join(FOLDER, `${build}.json`), `${JSON.stringify([...packages].sort(), null, 2)}\n`);
    },
  };
}

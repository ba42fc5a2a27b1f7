// Called by electron-builder when a package is laid out: writes bill-of-materials.cdx.json (CycloneDX 1.6) beside the program. It names what
// is in this very package: its files, the packages that were bundled into them, the native module and Electron. No clock and no random number
// go into it, so that the same commit gives the same bill.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type AfterPackContext, Arch } from 'electron-builder';

const BILL = 'bill-of-materials.cdx.json';
/** Fonts that lie in `assets/fonts` and come from no package; `cut-fonts.py` says from where. */
const FONTS = ['certificate.otf', 'names.woff2'];

/** Packages that name their licence in a file and not in their package.json: as that file says. */
const LICENCE_READ: Record<string, string> = { 'png-js@2.0.0': 'MIT' };

interface Locked {
  version: string;
  license?: string;
  integrity?: string;
}

interface Hash {
  alg: 'SHA-256' | 'SHA-512';
  content: string;
}

const json = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
const sha256 = (path: string): Hash => ({
  alg: 'SHA-256',
  content: createHash('sha256').update(readFileSync(path)).digest('hex'),
});

/** As npm wrote it down when the package was locked: `sha512-<base64>`. */
function lockedHash(integrity: string | undefined): Hash[] {
  const [, base64] = /^sha512-(.+)$/.exec(integrity ?? '') ?? [];
  return base64 ? [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] : [];
}

function ofPackage(named: string, locked: ReadonlyMap<string, Locked>, hashes?: Hash[]) {
  const at = named.lastIndexOf('@');
  const [name, version] = [named.slice(0, at), named.slice(at + 1)];
  const entry = locked.get(named);
  const licence = entry?.license ?? LICENCE_READ[named];
  if (!entry || !licence) throw new Error(`package-lock.json knows no licence of ${named}`);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    ...{ type: 'library', 'bom-ref': purl, name, version, purl },
    hashes: hashes ?? lockedHash(entry.integrity),
    licenses: [{ expression: licence }],
  };
}

/** By `name@version`: a name may be installed in two versions. */
function lockedPackages(project: string): Map<string, Locked> {
  const { packages } = json<{ packages: Record<string, Locked> }>(project, 'package-lock.json');
  const name = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return new Map(
    Object.entries(packages).flatMap(([path, entry]) =>
      path === '' ? [] : [[`${name(path)}@${entry.version}`, entry]],
    ),
  );
}

function bundled(project: string): string[] {
  const folder = join(project, 'dist', 'bundled');
  return readdirSync(folder).flatMap((file) => json<string[]>(folder, file));
}

/** Ours, as they lie in the package: the archive, what had to stay outside of it, and the verifier. Electron's own files are Electron's. */
function files(folder: string) {
  const ours = [join('resources', 'app.asar'), join('resources', 'app.asar.unpacked'), 'verifier'];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => ours.some((own) => path === own || path.startsWith(own + sep)))
    .sort()
    .map((path) => {
      const name = path.split(sep).join('/');
      return { type: 'file', 'bom-ref': `file:${name}`, name, hashes: [sha256(join(folder, path))] };
    });
}

const fonts = (project: string) =>
  FONTS.map((name) => ({
    ...{ type: 'data', 'bom-ref': `font:${name}`, name, description: 'Noto Sans CJK, a subset' },
    hashes: [sha256(join(project, 'assets', 'fonts', name))],
    licenses: [{ expression: 'OFL-1.1' }],
  }));

export default function writeBill({
  appOutDir,
  packager,
  electronPlatformName,
  arch,
}: AfterPackContext): void {
  const project = packager.projectDir;
  const { name, version, dependencies, devDependencies } = json<{
    name: string;
    version: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  }>(project, 'package.json');
  const locked = lockedPackages(project);
  const electron = `electron@${devDependencies.electron}`;
  const zip = `electron-v${devDependencies.electron}-${electronPlatformName}-${Arch[arch]}.zip`;
  const checksum = json<Record<string, string>>(project, 'node_modules', 'electron', 'checksums.json')[zip];
  if (!checksum) throw new Error(`electron knows no checksum of ${zip}`);
  const installed = Object.entries(dependencies).map(([dependency, fixed]) => `${dependency}@${fixed}`);
  const libraries = [...new Set([...bundled(project), ...installed])].sort();
  const root = `pkg:npm/${name}@${version}`;
  const bill = {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
    metadata: {
      component: { type: 'application', 'bom-ref': root, name, version, purl: root },
      properties: [{ name: 'counterguard:target', value: `${electronPlatformName}-${Arch[arch]}` }],
    },
    components: [
      // Of Electron the zip for this target counts, and not the package that fetches it.
      ofPackage(electron, locked, [{ alg: 'SHA-256', content: checksum }]),
      ...libraries.map((library) => ofPackage(library, locked)),
      ...fonts(project),
      ...files(appOutDir),
    ],
  };
  writeFileSync(join(appOutDir, BILL), `${JSON.stringify(bill, null, 2)}\n`);
}

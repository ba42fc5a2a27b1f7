// The windows' files under a scheme of our own, from a closed list, with the same policy as on the loopback host.
import { protocol, type Session } from 'electron';
import type { App } from '../../app/build-app.ts';
import { PAGE_HEADERS } from '../page-headers.ts';
import { type StaticFile, staticFiles } from '../static-files.ts';
import { HELP_STYLE, helpPage } from './help-page.ts';
import { SEATS, type Seat } from './seats.ts';

const SCHEME = 'counterguard';
export const PAGE = `${SCHEME}://app/`;
/** Where a window goes that crashed again and again. */
export const helpFor = (seat: Seat): string => `${PAGE}help/${seat}`;

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

const isHelp = (pathname: string): Seat | undefined => SEATS.find((seat) => pathname === `/help/${seat}`);

const fontSheets = (files: ReadonlyMap<string, StaticFile>): string[] =>
  [...files]
    .filter(([path, file]) => path.endsWith('.css') && file.read().includes('@font-face'))
    .map(([path]) => path);

function answer(app: App, files: ReadonlyMap<string, StaticFile>, request: Request): Response {
  const { host, pathname } = new URL(request.url);
  const given = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
    new Response(body, { headers: { ...PAGE_HEADERS, 'content-type': type } });
  if (host === 'app' && request.method === 'GET') {
    const file = files.get(pathname);
    if (file) return given(new Uint8Array(file.read()), file.type);
    const help = isHelp(pathname);
    if (help) return given(helpPage(app, help, fontSheets(files)), 'text/html; charset=utf-8');
    if (pathname === HELP_STYLE.path) return given(HELP_STYLE.text, HELP_STYLE.type);
  }
  return new Response('', { status: 404, headers: PAGE_HEADERS });
}

export function serveScheme(app: App, session: Session, windowsFolder: string): void {
  const files = staticFiles(windowsFolder);
  session.protocol.handle(SCHEME, (request) => answer(app, files, request));
}

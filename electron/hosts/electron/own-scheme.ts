// The windows' files under a scheme of our own, from a closed list, with the same policy as on the loopback host.
import { protocol, type Session } from 'electron';
import { PAGE_HEADERS } from '../page-headers.ts';
import { type StaticFile, staticFiles } from '../static-files.ts';

const SCHEME = 'counterguard';
export const PAGE = `${SCHEME}://app/`;

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

function answer(files: ReadonlyMap<string, StaticFile>, request: Request): Response {
  const { host, pathname } = new URL(request.url);
  const file = host === 'app' && request.method === 'GET' ? files.get(pathname) : undefined;
  if (!file) return new Response('', { status: 404, headers: PAGE_HEADERS });
  return new Response(new Uint8Array(file.read()), {
    headers: { ...PAGE_HEADERS, 'content-type': file.type },
  });
}

export function serveScheme(session: Session, windowsFolder: string): void {
  const files = staticFiles(windowsFolder);
  session.protocol.handle(SCHEME, (request) => answer(files, request));
}

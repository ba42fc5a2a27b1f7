// Which browser windows may talk to this process. A pass is a one-time token, exchanged for a cookie that outlives a restart;
// a new pass for a seat ends the old one, so there is one inner and one outer window.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DurableFiles } from '../../keys/durable-files.ts';

export type WindowSeat = 'inner' | 'outer';

interface Kept {
  secret: string;
  windows: Record<WindowSeat, string>;
}

function readKept(bytes: Uint8Array | undefined): Kept {
  if (bytes) {
    try {
      const kept = JSON.parse(Buffer.from(bytes).toString('utf8')) as Kept;
      if (typeof kept.secret === 'string' && kept.windows) return kept;
    } catch {
      return newKept();
    }
  }
  return newKept();
}

/** Nothing is lost with this file but that windows must be opened anew. */
function newKept(): Kept {
  return { secret: randomBytes(32).toString('base64'), windows: { inner: '', outer: '' } };
}

export class WindowPasses {
  readonly #files: DurableFiles;
  readonly #path: string | undefined;
  readonly #log: (line: string) => void;
  readonly #kept: Kept;
  readonly #tokens = new Map<string, WindowSeat>();
  /**
   * Browsers keep cookies by host and not by port. Under one name a demo, or a second process, in the same browser would push out the
   * windows of this one.
   */
  readonly #ownName: string;

  /** @param path where passes are kept beyond the process; undefined where they are not */
  constructor(files: DurableFiles, path: string | undefined, log: (line: string) => void) {
    this.#log = log;
    this.#files = files;
    this.#path = path;
    this.#kept = readKept(path === undefined ? undefined : files.read(path));
    this.#ownName = createHmac('sha256', this.#kept.secret).update('cookie name').digest('hex').slice(0, 8);
  }

  /** A token that opens one window of this seat once. */
  issue(seat: WindowSeat): string {
    const token = randomBytes(24).toString('base64url');
    for (const [old, of] of this.#tokens) if (of === seat) this.#tokens.delete(old);
    this.#tokens.set(token, seat);
    return token;
  }

  /** The Set-Cookie value for a token that was issued for this seat and not used before, else undefined. */
  redeem(seat: WindowSeat, token: string): string | undefined {
    if (this.#tokens.get(token) !== seat) return undefined;
    this.#tokens.delete(token);
    const window = randomBytes(16).toString('base64url');
    this.#kept.windows[seat] = window;
    this.#keep();
    return `${this.#cookie(seat)}=${this.#sign(seat, window)}; HttpOnly; SameSite=Strict; Path=/; Max-Age=34560000`;
  }

  /** Where the folder cannot be written the page that says so must still open; such a window ends with the process. */
  #keep(): void {
    if (this.#path === undefined) return;
    try {
      this.#files.replace(this.#path, Buffer.from(JSON.stringify(this.#kept), 'utf8'));
    } catch (error) {
      this.#log(`windows not kept: ${String(error)}`);
    }
  }

  /** True where the cookies of a request belong to the one window of this seat. */
  admits(seat: WindowSeat, cookies: string | undefined): boolean {
    const window = this.#kept.windows[seat];
    const start = `${this.#cookie(seat)}=`;
    const found = cookies?.split('; ').find((cookie) => cookie.startsWith(start));
    if (!window || !found) return false;
    const given = Buffer.from(found.slice(start.length), 'utf8');
    const wanted = Buffer.from(this.#sign(seat, window), 'utf8');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  #cookie(seat: WindowSeat): string {
    return `counterguard-${seat}-${this.#ownName}`;
  }

  #sign(seat: WindowSeat, window: string): string {
    const mac = createHmac('sha256', this.#kept.secret).update(`${seat}\0${window}`).digest('base64url');
    return `${window}.${mac}`;
  }
}

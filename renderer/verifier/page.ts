/** The form of the page: a bundle, whom it should come from, what is known already; and one verification at a time. */

import { parseKnown } from '../../shared/ledger/verify/known-head.ts';
import type { Report } from '../../shared/ledger/verify/report.ts';
import type { Words } from '../../shared/ledger/verify/sentences.ts';
import { parseIdentity } from '../../shared/ledger/verify/trust.ts';
import type { VerifyOptions } from '../../shared/ledger/verify/verify-bundle.ts';
import { bothOf, element } from './elements.ts';
import { pageCrypto } from './page-crypto.ts';
import { PAGE } from './sentences.ts';
import { showReport, verdict } from './show-report.ts';
import { startVerification, type Verification, workerOf } from './verification.ts';

/** Key files and checkpoints are a few hundred bytes; whatever is longer is neither. */
const MAX_SMALL_FILE_BYTES = 64 * 1024;

/** @param script the text of the page's own script, for the worker */
export function openPage(script: string): void {
  const drop = byId('drop', HTMLElement);
  const bundle = byId('bundle', HTMLInputElement);
  const identity = byId('identity', HTMLTextAreaElement);
  const identityFile = byId('identity-file', HTMLInputElement);
  const known = byId('known', HTMLInputElement);
  const start = byId('start', HTMLButtonElement);
  const cancel = byId('cancel', HTMLButtonElement);
  const progress = byId('progress', HTMLProgressElement);
  let running: Verification | undefined;

  // A file dropped beside the mark would otherwise be opened in place of the page.
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('is-over');
    if (running || !event.dataTransfer?.files.length) return;
    bundle.files = event.dataTransfer.files;
    forget();
    showChosen();
  });
  drop.addEventListener('dragover', () => drop.classList.add('is-over'));
  drop.addEventListener('dragleave', () => drop.classList.remove('is-over'));
  // A verdict never stands beside another bundle, identity or checkpoint than the one it is about.
  for (const each of [bundle, identity, identityFile, known]) each.addEventListener('input', forget);
  bundle.addEventListener('change', showChosen);
  identityFile.addEventListener('change', () => void takeIdentityFile());
  start.addEventListener('click', () => void run());
  cancel.addEventListener('click', () => running?.cancel());
  showChosen();

  function showChosen(): void {
    const [file] = bundle.files ?? [];
    byId('chosen', HTMLElement).textContent = file ? `${file.name}（${inUnits(file.size)}）` : '';
  }

  async function takeIdentityFile(): Promise<void> {
    const [file] = identityFile.files ?? [];
    if (file) identity.value = await smallText(file);
  }

  async function run(): Promise<void> {
    forget();
    const [file] = bundle.files ?? [];
    if (!file) {
      say(PAGE.noBundle);
      return;
    }
    const options = await readOptions();
    if ('problem' in options) {
      say(options.problem);
      return;
    }
    progress.max = 2 * file.size;
    const tell = (read: number) => {
      progress.value = read;
      say(PAGE.reading(inUnits(read), inUnits(file.size)));
    };
    tell(0);
    running = startVerification(() => workerOf(script), { file, options, sizes: [] }, tell);
    setRunning(true);
    try {
      finish((await running.checked).report);
    } catch (error) {
      end(error);
    } finally {
      running = undefined;
      setRunning(false);
    }
  }

  async function readOptions(): Promise<VerifyOptions | { problem: Words }> {
    const given = identity.value.trim();
    if (given !== '' && !isReadable(() => parseIdentity(pageCrypto, given)))
      return { problem: PAGE.badIdentity };
    const [file] = known.files ?? [];
    const head = file && (await smallText(file));
    if (head !== undefined && !isReadable(() => parseKnown(head))) return { problem: PAGE.badKnown };
    return { ...(given !== '' && { identity: given }), ...(head !== undefined && { known: head }) };
  }

  function setRunning(isRunning: boolean): void {
    for (const each of [bundle, identity, identityFile, known, start]) each.disabled = isRunning;
    cancel.hidden = !isRunning;
    progress.hidden = !isRunning;
  }

  function finish(report: Report): void {
    say();
    show(showReport(report));
  }

  function end(error: unknown): void {
    const isCancelled = error instanceof DOMException && error.name === 'AbortError';
    say(isCancelled ? PAGE.cancelled : undefined);
    if (isCancelled) return;
    const reason = error instanceof Error ? error.message : String(error);
    show([verdict('fault'), element('p', 'sheet', bothOf(PAGE.fault), reason)]);
  }
}

function forget(): void {
  say();
  show([]);
}

function say(words?: Words): void {
  byId('status', HTMLElement).replaceChildren(...(words ? [bothOf(words)] : []));
}

function show(parts: readonly HTMLElement[]): void {
  const answer = byId('answer', HTMLElement);
  answer.replaceChildren(...parts);
  const [first] = parts;
  if (!first) return;
  first.tabIndex = -1;
  first.focus();
}

/** What is not in its form throws a RangeError; anything else is a fault of ours. */
function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

async function smallText(file: File): Promise<string> {
  return file.slice(0, MAX_SMALL_FILE_BYTES).text();
}

function inUnits(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`);
  return found;
}

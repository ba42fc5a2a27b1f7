// A window that lies: a call from the page itself, past its buttons, over whatever carries the calls of this host.
import type { Page } from 'playwright-core';

let sent = 0;

/** @returns the code of the refusal, or 'done' */
export function sendFromPage(page: Page, path: string, body: unknown): Promise<string> {
  sent += 1;
  return page.evaluate(
    async ([to, json, id]) => {
      const codeOf = (answer: unknown) => (answer as { json: { code: string } }).json.code;
      const port = window.counterguard?.port;
      if (port) {
        const answered = new Promise<{ s?: number; b?: unknown }>((resolve) => {
          port.addEventListener('message', (({ data }: { data: string }) => {
            const { i, p } = JSON.parse(data) as { i: string; p: { s?: number; b?: unknown } };
            if (i === id) resolve(p);
          }) as never);
        });
        port.postMessage(JSON.stringify({ i: id, p: { u: `/${to}`, b: { json } } }));
        const { s: status = 200, b } = await answered;
        return status < 300 ? 'done' : codeOf(b);
      }
      const answer = await fetch(`/rpc/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json }),
      });
      return answer.ok ? 'done' : codeOf(await answer.json());
    },
    [path, body, `lie-${sent}`] as const,
  );
}

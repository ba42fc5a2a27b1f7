// A program of a signature pad as an integrator would write one, with a hand that signs by itself in place of the device. It uses nothing of this
// repository: what stands in shared/devices/PROTOCOL.md is all that it knows. Its file's name says what it does: `signs` presses 签好了 on the pad, `dies`
// ends half way, `flood` never stops talking.
import { createInterface } from 'node:readline';

type Told = { type: string; id?: string; n?: number };

const plan = process.argv[1] ?? '';
const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The page that is open, if any. */
let open: string | undefined;

/** Three strokes on a pad of 100 × 50 mm, in 1/100 mm: across, down, and a wave. */
const SIGNATURE = [
  Array.from({ length: 30 }, (_, step) => [1_500 + step * 200, 1_500 + step * 5]),
  Array.from({ length: 24 }, (_, step) => [4_000 - step * 30, 800 + step * 130]),
  Array.from({ length: 40 }, (_, step) => [3_000 + step * 140, 3_400 + Math.round(500 * Math.sin(step / 4))]),
] as const;

async function writes(id: string): Promise<void> {
  for (const [stroke, places] of SIGNATURE.entries()) {
    for (let at = 0; at < places.length; at += 4) {
      // The page was taken away, or another was opened.
      if (open !== id) return;
      const points = places.slice(at, at + 4).map(([x, y], step) => ({
        ...{ x, y },
        ...{ t: Math.round(performance.now()) + step * 5, p: 400 + ((at * 17) % 300) },
      }));
      say({ type: 'pen', id, stroke, points });
      await pause(20);
    }
    if (plan.includes('dies') && stroke === 1) process.exit(3);
  }
  if (plan.includes('signs')) say({ type: 'done', id });
}

for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line) as Told;
  switch (told.type) {
    case 'start':
      say({ type: 'hello', protocol: 1, device: 'pad', name: '样机 P-1', widthMm: 100, heightMm: 50 });
      if (plan.includes('flood')) for (let n = 0; n < 100_000; n += 1) say({ type: 'well' });
      break;
    case 'ping':
      say({ type: 'pong', n: told.n });
      break;
    case 'begin':
      open = told.id;
      if (told.id !== undefined) void writes(told.id);
      break;
    case 'end':
      if (open === told.id) open = undefined;
      break;
  }
}
// Whoever started it is gone.
process.exit(0);

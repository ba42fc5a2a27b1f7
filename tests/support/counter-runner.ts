// The parent's side of a station in a process of its own: starts it, turns its clock, makes its windows' calls, kills it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { MORNING } from './demo-folder.ts';
import { type Client, enter, pageAt } from './http-window.ts';

interface Started {
  port: number;
  teller: string;
  customer: string;
  stopped: string | null;
}

async function firstOf<T>(watch: (signal: AbortSignal) => Promise<AsyncIterator<T>>): Promise<T> {
  const stop = new AbortController();
  try {
    const { value, done } = await (await watch(stop.signal)).next();
    if (done) throw new Error('the stream ended');
    return value;
  } finally {
    stop.abort();
  }
}

export class CounterProcess {
  readonly folder: string;
  starts = 0;
  inner!: Client;
  outer!: Client;
  #child: ChildProcess | undefined;
  #now = MORNING;
  #cookies: { inner: string; outer: string } | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  get now(): number {
    return this.#now;
  }

  /** Starts a process on the folder. Windows are opened at the first start; later they come back by their cookies alone. */
  async start(): Promise<void> {
    this.starts += 1;
    const entry = join(import.meta.dirname, 'counter-process.ts');
    const args = [this.folder, String(this.#now), `boot-${this.starts}`];
    this.#child = fork(entry, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const { port, teller, customer, stopped } = await this.#told<Started>();
    if (stopped) throw new Error(`stopped: ${stopped}`);
    this.#cookies ??= { inner: (await enter(teller)).cookie, outer: (await enter(customer)).cookie };
    this.inner = pageAt('inner', port, this.#cookies.inner);
    this.outer = pageAt('outer', port, this.#cookies.outer);
    // The customer's window stands there all the time, as on a counter; without one the case would say so.
    await (await this.outer.customer.watch()).next();
  }

  async #told<T>(): Promise<T> {
    const child = this.#child;
    if (!child) throw new Error('not started');
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`the process ended with ${code}`);
    });
    const [message] = (await Promise.race([once(child, 'message'), died])) as [T];
    return message;
  }

  async wait(seconds: number): Promise<void> {
    const answer = this.#told<{ now: number }>();
    this.#child?.send({ advanceMs: seconds * 1000 });
    this.#now = (await answer).now;
  }

  /** As a power cut or the task manager ends it: no handler runs. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async view(): Promise<InnerView> {
    const step = await firstOf((signal) => this.inner.station.watch(undefined, { signal }));
    if (!step.people) throw new Error('a stream begins with a whole view');
    return { ...step, people: step.people };
  }
  outside(): Promise<OuterView> {
    return firstOf((signal) => this.outer.customer.watch(undefined, { signal }));
  }
  async case(): Promise<TellerCaseView> {
    const { current } = await this.view();
    if (!current) throw new Error('no case in hand');
    return current;
  }
}

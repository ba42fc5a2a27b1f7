// Which display is the customer's: told by the host whenever displays change, and sure only when somebody touched it. Until then neither window
// shows anything of a case or of staff (features.md CS6, KS4).
import type { ScreenPair } from '../../shared/station/screen-roles.ts';
import { NotSealed } from '../ledger/ledger.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

interface Around {
  station(): Station | undefined;
  /** The customer's screen is the right one again, or may be another. */
  became(sure: boolean): void;
  log(line: string): void;
}

export class ScreenRoles {
  readonly #around: Around;
  #pair: Partial<ScreenPair> = {};
  #swap: () => void = () => undefined;
  #wasSure = true;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The display that was touched as the customer's. */
  get customers(): string | undefined {
    return this.#around.station()?.state.screens?.outer;
  }

  /** Two displays, and nobody has said yet that this one is the customer's. */
  get unsure(): boolean {
    const { inner, outer } = this.#pair;
    const hasStation = this.#around.station() !== undefined;
    return hasStation && inner !== undefined && outer !== undefined && outer !== this.customers;
  }

  /** @param swap puts each window on the other's display */
  found(pair: Partial<ScreenPair>, swap: () => void): void {
    const isNew = pair.inner !== this.#pair.inner || pair.outer !== this.#pair.outer;
    this.#pair = pair;
    this.#swap = swap;
    if (isNew) this.#record(pair);
    this.#tell();
  }

  #record(pair: Partial<ScreenPair>): void {
    try {
      this.#around.station()?.sealAsSystem({ kind: 'screens-changed', body: pair, private: {} });
    } catch (error) {
      if (!(error instanceof NotSealed)) throw error;
      this.#around.log(`a change of displays could not be sealed: ${String(error)}`);
    }
  }

  #tell(): void {
    const sure = !this.unsure;
    if (sure !== this.#wasSure) this.#around.became(sure);
    this.#wasSure = sure;
  }

  /** Somebody touched the customer's display. @throws Situation SCREENS_SURE, NotSealed */
  confirm(command: string): Sealed {
    const station = this.#around.station();
    if (!station) throw new Situation('STOPPED');
    const system = { role: 'system' } as const;
    const again = station.repeated(command, system, ({ kind }) => kind === 'screens-confirmed');
    if (again) return again;
    const { inner, outer } = this.#pair;
    if (!this.unsure || inner === undefined || outer === undefined) throw new Situation('SCREENS_SURE');
    const body = { inner, outer };
    const sealed = station.seal({
      ...{ command, actor: system },
      events: [{ kind: 'screens-confirmed', body, private: {} }],
    });
    this.#tell();
    return sealed;
  }

  /** @throws Situation SCREENS_SURE */
  swap(): void {
    if (!this.unsure) throw new Situation('SCREENS_SURE');
    this.#swap();
  }
}

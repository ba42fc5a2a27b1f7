// Which display is the customer's: told by the host whenever displays change, and sure only when somebody touched it. Until then neither window
// shows anything of a case or of staff (features.md CS6, KS4).
import type { Happening } from '../../shared/ledger/catalogue.ts';
import type { ScreenPair } from '../../shared/station/screen-roles.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

interface Around {
  station(): Station | undefined;
  /** The customer's screen is the right one again, or may be another. */
  became(sure: boolean): void;
  /** Records it, where that can be done just now. */
  saw(event: Happening<'screens-changed'>): void;
}

export class ScreenRoles {
  readonly #around: Around;
  #pair: Partial<ScreenPair> = {};
  #swap: () => void = () => undefined;
  #wasSure = true;
  #swapped: string | undefined;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The display that was touched as the customer's. */
  get customers(): string | undefined {
    return this.#around.station()?.state.machine.screens?.outer;
  }

  /** Nothing may be shown: nobody has said yet that this display is the customer's, or the teller's window stands on the customer's. */
  get unsure(): boolean {
    const { inner, outer } = this.#pair;
    if (!this.#around.station() || inner === undefined) return false;
    return outer === undefined ? this.isAlone : outer !== this.customers;
  }

  /** The only display there is was touched as the customer's. */
  get isAlone(): boolean {
    const { inner, outer } = this.#pair;
    return inner !== undefined && outer === undefined && inner === this.customers;
  }

  /** @param swap puts each window on the other's display */
  found(pair: Partial<ScreenPair>, swap: () => void): void {
    this.#pair = pair;
    this.#swap = swap;
    const { inner, outer } = this.#around.station()?.state.machine.screensSeen ?? {};
    if (pair.inner !== inner || pair.outer !== outer)
      this.#around.saw({ kind: 'screens-changed', body: pair, private: {} });
    this.#tell();
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

  /**
   * Puts each window on the other's display; where there is one alone, that one is the teller's from now on. Asked once more it is not done
   * once more. @throws Situation SCREENS_SURE, NotSealed
   */
  swap(command: string): void {
    if (command === this.#swapped) return;
    if (!this.unsure) throw new Situation('SCREENS_SURE');
    if (this.isAlone) {
      this.#around.station()?.sealAsSystem({ kind: 'screens-doubted', body: {}, private: {} });
      this.#tell();
    } else this.#swap();
    this.#swapped = command;
  }

  /** Staff say that the two are the wrong way round after all: both go blank until the customer's is touched anew. @throws Situation SCREENS_UNKNOWN */
  doubt(actor: { staff: string; role: string }, command: string): Sealed {
    const station = this.#around.station();
    if (!station) throw new Situation('STOPPED');
    const again = station.repeated(command, actor, ({ kind }) => kind === 'screens-doubted');
    if (again) return again;
    if (this.customers === undefined) throw new Situation('SCREENS_UNKNOWN');
    const events = [{ kind: 'screens-doubted' as const, body: {}, private: {} }];
    const sealed = station.seal({ command, actor, events });
    this.#tell();
    return sealed;
  }
}

// A map that a fold can put one thing into at a time, event after event, without copying what it holds. Every map stays what it was when it was
// made: the newest one writes into what all of them share, and an older one reads past what came after it.

interface Written<V> {
  version: number;
  value: V;
}

export class VersionedMap<K, V> {
  /** What was written under each key, the oldest first. Shared by every map that was made from one another in a line. */
  readonly #written: Map<K, Written<V>[]>;
  /** The version of the newest map of that line. */
  readonly #newest: { version: number };
  readonly #version: number;

  private constructor(written: Map<K, Written<V>[]>, newest: { version: number }) {
    this.#written = written;
    this.#newest = newest;
    this.#version = newest.version;
  }

  static empty<K, V>(): VersionedMap<K, V> {
    return new VersionedMap(new Map(), { version: 0 });
  }

  get(key: K): V | undefined {
    return this.#written.get(key)?.findLast(({ version }) => version <= this.#version)?.value;
  }

  has(key: K): boolean {
    return this.#written.get(key)?.some(({ version }) => version <= this.#version) ?? false;
  }

  /** Keys in the order in which they were first put in. */
  *[Symbol.iterator](): Generator<[K, V]> {
    for (const [key, written] of this.#written) {
      const found = written.findLast(({ version }) => version <= this.#version);
      if (found) yield [key, found.value];
    }
  }

  /** A map with this as well. Takes as long for a large one as for a small one, unless another was made from this one before. */
  with(key: K, value: V): VersionedMap<K, V> {
    if (this.#newest.version !== this.#version) return this.#copy().with(key, value);
    this.#newest.version += 1;
    const written = this.#written.get(key);
    if (written) written.push({ version: this.#newest.version, value });
    else this.#written.set(key, [{ version: this.#newest.version, value }]);
    return new VersionedMap(this.#written, this.#newest);
  }

  #copy(): VersionedMap<K, V> {
    const written = new Map([...this].map(([key, value]) => [key, [{ version: 0, value }]]));
    return new VersionedMap(written, { version: 0 });
  }
}

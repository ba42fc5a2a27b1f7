// A known situation that a person must be told of: the code of a typed error in the contract, and its data.
export class Situation extends Error {
  readonly code: string;
  readonly data: unknown;
  constructor(code: string, data?: unknown) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

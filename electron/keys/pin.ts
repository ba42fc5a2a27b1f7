// PINs: kept only as a salted scrypt verifier. Parameters stand beside each, so that later ones may be stronger.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface PinVerifier {
  salt: string;
  hash: string;
  /** scrypt N, r, p. */
  cost: [number, number, number];
}

/** OWASP's figure for scrypt with 16 MiB of memory; about 0.2 s a try here, and no try can be made faster. */
const COST: PinVerifier['cost'] = [16_384, 8, 5];

function derive(pin: string, salt: Buffer, [N, r, p]: PinVerifier['cost']): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, 32, { N, r, p, maxmem: 64 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

export async function makeVerifier(pin: string): Promise<PinVerifier> {
  const salt = randomBytes(16);
  return {
    salt: salt.toString('base64'),
    hash: (await derive(pin, salt, COST)).toString('base64'),
    cost: COST,
  };
}

export async function pinMatches(pin: string, verifier: PinVerifier): Promise<boolean> {
  const hash = await derive(pin, Buffer.from(verifier.salt, 'base64'), verifier.cost);
  return timingSafeEqual(hash, Buffer.from(verifier.hash, 'base64'));
}

/** One digit over and over, or a run up or down: the PINs that everybody tries first. */
export function isWeakPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 0);
}

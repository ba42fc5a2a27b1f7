// The one content pack that is trusted without a signature: the sample shipped with this version, by its hash. A pack of head office needs
// a key that the administrator has enrolled (head-office.ts); any other is refused.
export const TRUSTED_PACK = '1Q0JBpzC1IhSqxZ+NS3Zs7jV6SwoMFZI4SmzDh0qpY0=';

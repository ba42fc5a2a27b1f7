// The one content pack that is trusted without a signature: the sample shipped with this version, by its hash. A pack of head office needs
// a key that the administrator has enrolled (head-office.ts); any other is refused.
export const TRUSTED_PACK = 'Y6SLPEk1ANFrLhh+tSUSJ7ZFacOzAUQ3sQGl4wabYps=';

// The one content pack that is trusted without a signature: the sample shipped with this version, by its hash. A pack of head office needs
// a key that the administrator has enrolled (head-office.ts); any other is refused.
export const TRUSTED_PACK = '3db6qCeJt6cRZx6lNBGVwuZ1a4rUveJHc8bjaJa8Isg=';

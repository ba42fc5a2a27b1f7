// The fingerprint of a file that stays on this machine.

/** @returns base64 of the SHA-256 of the file's bytes */
export async function fileSha256(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

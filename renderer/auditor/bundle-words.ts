// How a finished bundle is put into words: its size, and the command that verifies it.

export function bytesInWords(bytes: number): string {
  const exact = `${bytes.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',')} 字节`;
  if (bytes < 1024) return exact;
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${size.toFixed(1)} ${unit}（${exact}）`;
}

/** Ready to be pasted: a path that a shell would take apart is quoted. */
export function verifyCommand(file: string, identities: readonly string[]): string {
  const path = /^[\w./:\\-]+$/.test(file) ? file : `"${file}"`;
  return ['npm run verify --', path, ...identities.map((identity) => `--identity ${identity}`)].join(' ');
}

/** A hash as sha256sum and certutil print it. @param base64 as the log writes it */
export const hexOf = (base64: string): string =>
  Array.from(atob(base64), (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');

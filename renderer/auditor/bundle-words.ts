// How a finished bundle is put into words: its size, and the command that verifies it.

export function bytesInWords(bytes: number): string {
  const exact = `${bytes.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',')} 字节`;
  if (bytes < 1024) return exact;
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${size.toFixed(1)} ${unit}（${exact}）`;
}

/** A path that a shell would take apart is quoted. */
const asArgument = (file: string): string => (/^[\w./:\\-]+$/.test(file) ? file : `"${file}"`);

/** Ready to be pasted. */
export const verifyCommand = (file: string, identities: readonly string[]): string =>
  ['npm run verify --', asArgument(file), ...identities.map((identity) => `--identity ${identity}`)].join(
    ' ',
  );

/** What a sealed file is called once it was opened. */
export const openedName = (file: string): string => file.replace(/\.age$/, '');

/** With the receiver's own key, by the public tool age. */
export const openCommand = (file: string): string =>
  `age -d -i key.txt -o ${asArgument(openedName(file))} ${asArgument(file)}`;

/** A hash as sha256sum and certutil print it. @param base64 as the log writes it */
export const hexOf = (base64: string): string =>
  Array.from(atob(base64), (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');

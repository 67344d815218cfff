/** The text of a file of questions: UTF-8, UTF-16 with its mark, or windows-1252, as old programs leave it. */
export function decodeText(bytes: ArrayBuffer | Uint8Array): string {
  const view = new Uint8Array(bytes);
  const [first, second] = view;
  if (first === 0xFF && second === 0xFE) return new TextDecoder('utf-16le').decode(view);
  if (first === 0xFE && second === 0xFF) return new TextDecoder('utf-16be').decode(view);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(view);
  } catch {
    return new TextDecoder('windows-1252').decode(view);
  }
}

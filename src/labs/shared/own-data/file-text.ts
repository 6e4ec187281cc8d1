/** @file The bytes of a file as text, whatever program wrote it. */

/** The text, or a sentence that says why there is none. */
export type FileText = { readonly text: string } | { readonly fault: string };

const BINARY =
  'The file is not plain text. Save the points as CSV, two columns of numbers, and open that.';
/** Of text without a mark, as many bytes tell UTF-16 from others. */
const SAMPLE = 1024;

/** Text has no such characters, other files do. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/;

/** Decodes UTF-8, UTF-16 with or without a mark of its byte order, and, where it is neither, Windows-1252. */
export function textOf(bytes: Uint8Array): FileText {
  const text = decode(bytes);
  return CONTROLS.test(text) ? { fault: BINARY } : { text };
}

function decode(bytes: Uint8Array): string {
  const wide = wideOf(bytes);
  // A decoder drops the mark of its own byte order.
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The kind of UTF-16, if it is one: by its mark, or since every second byte of numbers is 0. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  bytes.subarray(0, SAMPLE).forEach((byte, i) => (zeros[i % 2]! += Number(byte === 0)));
  const most = Math.min(bytes.length, SAMPLE) / 4; // half of either kind of place
  if (zeros[0] === 0 && zeros[1]! > most) return 'utf-16le';
  if (zeros[1] === 0 && zeros[0]! > most) return 'utf-16be';
  return undefined;
}

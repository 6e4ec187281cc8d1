/**
 * Bold, slanted and typewriter letters as Temml writes them are signs of their own (U+1D400 and up), which many devices
 * lack. The text's own face has them all: here they become letters with a class.
 */
const faces = [
  { first: 0x1d400, letters: 'AZaz', classes: 'bold' },
  { first: 0x1d434, letters: 'AZaz', classes: 'italic' },
  { first: 0x1d468, letters: 'AZaz', classes: 'bold italic' },
  { first: 0x1d670, letters: 'AZaz', classes: 'mono' },
  { first: 0x1d7ce, letters: '09', classes: 'bold' },
  { first: 0x1d7f6, letters: '09', classes: 'mono' },
];

/** Letters by such a sign, with their classes. */
const plain: ReadonlyMap<string, { letter: string; classes: string }> = new Map([
  ['ℎ', { letter: 'h', classes: 'italic' }], // its place among the slanted ones is empty
  ...faces.flatMap(({ first, letters, classes }) =>
    [...range(letters)].map(
      (letter, index) => [String.fromCodePoint(first + index), { letter, classes }] as const,
    ),
  ),
]);

/** MathML with plain letters where a whole token is of one face; spaces and points are of every face. */
export function plainLetters(mathml: string): string {
  return mathml.replaceAll(
    /<(mi|mn|mtext)((?: [\w-]+="[^"]*")*)>([^<]+)<\/\1>/g,
    (whole, tag: string, attributes: string, text: string) => {
      const signs = [...text].map((sign) => plain.get(sign) ?? sign);
      const [face, other] = new Set(
        signs.flatMap((sign) => (typeof sign === 'string' ? [] : sign.classes)),
      );
      const mixed = signs.some((sign) => typeof sign === 'string' && /[\p{L}\d]/u.test(sign));
      if (face === undefined || other !== undefined || mixed) return whole;
      const letters = signs.map((sign) => (typeof sign === 'string' ? sign : sign.letter)).join('');
      const rest = attributes.replace(/ (?:class|mathvariant)="[^"]*"/g, '');
      // An <mi> of one letter would slant by itself.
      const upright = tag === 'mi' ? ' mathvariant="normal"' : '';
      return `<${tag} class="${face}"${rest}${upright}>${letters}</${tag}>`;
    },
  );
}

/** `AZaz` is all letters, `09` all digits. */
function* range(ends: string): Generator<string> {
  for (let at = 0; at < ends.length; at += 2) {
    const [first, last] = [ends.charCodeAt(at), ends.charCodeAt(at + 1)];
    for (let code = first; code <= last; code += 1) yield String.fromCharCode(code);
  }
}

/** @file What somebody else wrote, as part of a sentence of ours: short, on one line, whole characters. */

/** The longest emoji have 15 units of a string; what is longer is no character that anybody wrote to be read. */
const LONGEST_CHARACTER = 32;

/** Invisible ones that turn the direction of what follows, or only hide. What joins emoji stays. */
const HIDDEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** The first characters of a text, `most` with the “…” that tells of more. Emoji and accented letters stay whole. */
export function shorten(text: string, most: number): string {
  const kept: string[] = [];
  for (const character of charactersOf(text)) {
    if (kept.length === most) return `${kept.slice(0, -1).join('')}…`;
    kept.push(character.length > LONGEST_CHARACTER ? '\ufffd' : character);
  }
  return kept.join('');
}

/** A text in quotation marks: shortened, and without controls of lines and of direction. */
export function quoted(text: string, most = 40): string {
  const plain = text.replace(HIDDEN, '').replace(CONTROLS, ' ').replace(LONE_SURROGATES, '\ufffd');
  return `“${shorten(plain, most)}”`;
}

/** What a reader takes for one character each; where the browser cannot tell, code points. */
function* charactersOf(text: string): Generator<string> {
  if (typeof Intl.Segmenter === 'function') {
    for (const { segment } of new Intl.Segmenter().segment(text)) yield segment;
  } else yield* text;
}

/** What other kinds of Markdown understand and this site does not: it would be published as it was typed. */
import { BLANK } from './words-only.ts';

/** A mark that means nothing here. */
export interface Dialect {
  /** Matches in {@link wordsOnly}, where everything that Markdown has understood is blank. */
  readonly pattern: RegExp;
  /** What is wrong with a match. */
  readonly wrong: (...groups: string[]) => string;
  readonly hint: string;
}

const box = 'Write <Note>…</Note>, or <Callout title="…">…</Callout>, on lines of its own.';
const code = 'Put it between backticks if it is code.';

/** Before the first word of a line: spaces, and what was a mark of a quotation or a list. */
const indent = `^[>\\s${BLANK}]*?`;
const line = (pattern: string): RegExp => new RegExp(`(?<=${indent})${pattern}`, 'gmu');

export const dialects: readonly Dialect[] = [
  {
    pattern: line('\\[!([A-Za-z]+)\\][+-]?'),
    wrong: (mark) => `${mark} makes no box here.`,
    hint: box,
  },
  {
    pattern: line('(?:\\/{3,}|:{2,})[ \\t]*[A-Za-z][\\w-]*'),
    wrong: (mark) => `"${mark}" makes no box here.`,
    hint: box,
  },
  {
    pattern: line('(?:!!!|\\?\\?\\?\\+?)[ \\t]+[A-Za-z][\\w-]*'),
    wrong: (mark) => `"${mark}" makes no box here.`,
    hint: box,
  },
  {
    pattern: /\^\[(?=[^\]])/g,
    wrong: () => 'A footnote cannot stand inside the text.',
    hint: 'Write [^1] here and, in a paragraph of its own, [^1]: the text; or <Note>…</Note>.',
  },
  {
    pattern: /\[(?:(?!\]\()[^@[\]])*-?@([\w:-]+)[^\]]*\]/g,
    wrong: (mark) => `${mark} is no citation here.`,
    hint: 'Write <Cite of="key" />; several keys with commas.',
  },
  {
    pattern: /\\\([^\n]*?\\\)/g,
    wrong: (mark) => `${mark} is no formula here.`,
    hint: 'Write formulas between $ signs: $x^2$.',
  },
  {
    // One with braces is code to MDX, and told as such.
    pattern: new RegExp(`\\\\[A-Za-z]{2,}(?![A-Za-z${BLANK}])`, 'g'),
    wrong: (mark) => `${mark} would stand in the text as it is.`,
    hint: `LaTeX works between $ signs only. ${code}`,
  },
  {
    pattern: /!?\[\[[^\]\n]+\]\]/g,
    wrong: (mark) => `${mark} is no link here.`,
    hint: 'Write [words](#anchor), or ![what it shows](file.png).',
  },
  {
    pattern: /\[(?:_?TOC_?)\]/gi,
    wrong: (mark) => `${mark} makes no list of contents here.`,
    hint: 'Leave it out: every chapter has one.',
  },
  {
    pattern: /!\[[^[\]]*\]\(([^()]*[^()\s]\s[^()]*[^()\s])\s*\)/g,
    wrong: (_, path) =>
      `The path "${path}" of an image has a space in it, so that it shows nothing.`,
    hint: 'Call the file without spaces; a title stands in quotes: ![what it shows](file.png "Title").',
  },
  {
    pattern: /(?<!!)\[[^[\]]*\]\(([^()]*[^()\s]\s[^()]*[^()\s])\s*\)/g,
    wrong: (_, address) =>
      `The address "${address}" of a link has a space in it, so that it leads nowhere.`,
    hint: 'Take the space out, or write %20 for it.',
  },
  {
    pattern: /\][ \t]+\((?:#|https?:|[\w./-]+\.(?:png|jpe?g|svg|webp|gif|avif)\))/g,
    wrong: () => 'A space stands between ] and (, so that this is no link and no image.',
    hint: 'Write [words](address) without it.',
  },
  {
    pattern: /(?<![\w\]])\[([^[\]]+)\]\[([^[\]]*)\]/g,
    wrong: (_, words, name) => `There is no address for [${(name || words)?.trim()}].`,
    hint: 'Write [words](#anchor), or give the address in a line of its own: [name]: #anchor',
  },
  {
    pattern: line('\\*\\[[^\\]\\n]+\\]:'),
    wrong: (mark) => `"${mark}" explains no abbreviation here.`,
    hint: 'Write <Term means="…">…</Term> where it first stands.',
  },
  {
    pattern: line(':[ \\t]+\\S'),
    wrong: () => 'A line that starts with a colon is no definition and no caption here.',
    hint: 'Write <Term means="…">…</Term>, or a list.',
  },
  {
    pattern: line('(?:={1,6}[ \\t]+\\S|h[1-6]\\.[ \\t]+\\S|#\\+[A-Z]+)'),
    wrong: (mark) => `"${mark}" at the start of a line makes no heading and no block here.`,
    hint: 'Write ### for a heading, ``` above and below code.',
  },
  {
    pattern: line('(?:\\.\\. [a-z-]+::|%%|\\(@\\w*\\)|\\|[ \\t]+\\S(?!.*\\|))'),
    wrong: (mark) => `"${mark}" at the start of a line means nothing here.`,
    hint: 'Take it out; a comment is {/* … */}, an aside <Note>…</Note>.',
  },
  {
    pattern: /(?<![\w:]):[a-z]+\[[^\]\n]+\]|\[\/(?:b|i|u|s|code|url|img|quote)\]/g,
    wrong: (mark) => `${mark} means nothing here.`,
    hint: 'Write **…**, *…*, `…`, or HTML: <kbd>…</kbd>.',
  },
  {
    pattern: /(?<=[ \t])\^[\w-]+$/gm,
    wrong: (mark) => `${mark} names no place here.`,
    hint: 'Headings and terms have anchors of their own.',
  },
  {
    pattern: /^(?:#(?=\p{L})|#{2,6}(?=[^#\s])|#{7,})/gmu,
    wrong: (mark) => `This line starts with ${mark}, but is no heading.`,
    hint: 'Write a space after the last #, and six of them at most.',
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])\^([^\s^]{1,20})\^/gu,
    wrong: (mark) => `${mark} does not raise what is between.`,
    hint: 'Write <sup>2</sup>, or a formula: $x^2$.',
  },
  {
    pattern: /(?<=[\p{L}\p{N})\]])~[^\s~]{1,20}~/gu,
    wrong: (mark) => `${mark} does not lower what is between.`,
    hint: 'Write a formula: $H_2O$.',
  },
  {
    pattern: /==(?=\S)[^=\n]+(?<=\S)==/g,
    wrong: (mark) => `${mark} marks nothing here.`,
    hint: 'Write <mark>…</mark>, or **…**.',
  },
  {
    pattern: /\+\+(?=\S)[^+\n]+(?<=\S)\+\+/g,
    wrong: (mark) => `${mark} underlines nothing here.`,
    hint: 'Write <ins>…</ins>, or **…**.',
  },
  {
    pattern: line('(?:\'{3}|"{3})'),
    wrong: (mark) => `${mark} makes no code here.`,
    hint: 'Write ``` above and below it.',
  },
  {
    pattern: line('\\[ ?\\](?=\\s)'),
    wrong: (mark) => `${mark} is no box to tick here.`,
    hint: 'Write the words alone.',
  },
  {
    pattern: line(
      '(?:[-+]|\\d+[.)])\\p{L}[^\\n]*\\n[ \\t]*(?:[-+]|\\d+[.)])\\p{L}|[•‣◦▪●○∙][ \\t]|(?:a[.)] .*\\n[ \\t]*b|i[.)] .*\\n[ \\t]*ii)[.)] ',
    ),
    wrong: () => 'These lines are no list here: they would run together.',
    hint: 'A list has - or 1. at the start of each line, with a space behind it, and an empty line above.',
  },
  {
    pattern: /(?<=\S[ \t]*\n)[ \t]*\d{1,2}[.)][ \t]+\S/g,
    wrong: (mark) => `"${mark.slice(0, -1).trim()}" at the start of this line makes no list here.`,
    hint: 'Leave an empty line above the list; if it is none, put the number at the end of the line before.',
  },
  {
    pattern: /\]\([^\s)]*\)?/g,
    wrong: (mark) =>
      mark.endsWith(')')
        ? 'This makes no link: there is another one or a footnote in its words.'
        : 'This link or image is not closed.',
    hint: 'Write [words](address), with both of its ends and nothing but words between.',
  },
  {
    pattern: /\[[^[\]()\n]*\((?:#[\w-]|https?:)|\)\[(?:#[\w-]|https?:)/g,
    wrong: () => 'These brackets make no link.',
    hint: 'Write [words](address): the words in [ ], the address in ( ).',
  },
  {
    pattern: /\$(?=[\p{L}\\{(|])/gu,
    wrong: () => 'This $ has no other that belongs to it.',
    hint: 'Write a formula on one line, $x + y$, and \\$ for the sign itself.',
  },
  {
    pattern: /\*{2,}|~~/g,
    wrong: (mark) => `This ${mark} marks nothing: it would stand in the text as it is.`,
    hint: 'It stands close to the first word and to the last, without a space: **two words**.',
  },
  {
    pattern: new RegExp(
      `(?<![\\w${BLANK}*])[*_](?=[\\p{L}${BLANK}])|(?<=[\\p{L}${BLANK}])[*_](?![\\w*${BLANK}])`,
      'gu',
    ),
    wrong: (mark) => `This ${mark} marks nothing: it would stand in the text as it is.`,
    hint: 'Write *words* with one at each end, or \\* and \\_ for the signs.',
  },
  {
    pattern: /`+/g,
    wrong: () => 'This backtick has no other that belongs to it.',
    hint: 'Write `code`, or \\` for the mark itself.',
  },
  {
    pattern: new RegExp(
      `(?<=${indent})(?:\\|.*\\||:?-+:?[ \\t]*\\|[-:| \\t]*)[ \\t]*$(?:\\n[^\\n]*\\|[^\\n]*)*`,
      'gm',
    ),
    wrong: () => 'This would be no table, but lines with strokes.',
    hint: 'Below its first line a table has one like |-|-|, with as many cells; an empty line stands above it.',
  },
  {
    pattern: /&[A-Za-z][A-Za-z0-9]*;/g,
    wrong: (mark) => `There is no character ${mark}`,
    hint: 'Write the character itself.',
  },
  {
    pattern: /(?<![\w:]):[a-z][a-z_+-]+:(?![\w:])/g,
    wrong: (mark) => `${mark} would stand in the text as it is.`,
    hint: 'Write the character itself.',
  },
];

/** Text that is meant to break a page: it is either data, character for character, or a clear error. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/collections/check.ts';
import { formatProblems } from '../../src/collections/problem.ts';
import { contentFolder } from './overlay.ts';

function check(comments: unknown) {
  const root = contentFolder();
  writeFileSync(join(root, 'comments.json'), JSON.stringify(comments));
  return checkContent(root);
}

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['an end of attribute', '"><img src=x onerror=alert(1)>'],
  ['template braces', '{{ constructor.constructor("alert(1)")() }} ${1} {1}'],
  ['a right-to-left override', 'safe \u202Egnp.exe\u202C end'],
  ['as many characters without a space as the limit allows', 'x'.repeat(2000)],
  ['emoji, of which each counts as one', '😀'.repeat(2000)],
  ['joined emoji and marks', '👩‍👩‍👧 Z͑ͫ̓a̴l̷g̸o'],
  ['an end of a comment or of CDATA', '--> ]]> </textarea></style>'],
  ['lines and tabs', 'one\ntwo\r\n\tthree'],
])('%s stays as it is', (_name, text) => {
  const { comments, problems } = check([{ id: 'one', text }]);
  expect(problems).toEqual([]);
  expect(comments).toEqual([{ id: 'one', text }]);
});

test('a hostile author stays as it is', () => {
  const comment = { id: 'one', text: 'Text.', author: '<b onclick="x">"Me"</b>' };
  expect(check([comment]).comments).toEqual([comment]);
});

test('an empty list is right', () => {
  const { comments, problems } = check([]);
  expect({ comments, problems }).toEqual({ comments: [], problems: [] });
});

test.each([
  [
    '10,000 characters without a space',
    { id: 'one', text: 'x'.repeat(10_000) },
    '"text" of comment 1 has 10,000 characters, more than the limit of 2,000.',
  ],
  [
    'half a character',
    { id: 'one', text: 'half \uD83D' },
    '"text" of comment 1 contains half of a character (a lone surrogate).',
  ],
  [
    'a null character',
    { id: 'one', text: 'a\0b' },
    '"text" of comment 1 contains a control character.',
  ],
  [
    'an id that would end an attribute',
    { id: '"><script>', text: 'Text.' },
    '"id" of comment 1 must be small letters, digits and single hyphens.',
  ],
  [
    'a key that is special in JavaScript',
    JSON.parse('{ "id": "one", "text": "Text.", "__proto__": { "admin": true } }') as object,
    'Comment 1 has an unknown key "__proto__".',
  ],
])('%s is a clear error', (_name, comment, message) => {
  const { comments, problems } = check([comment]);
  expect(comments).toEqual([]);
  expect(formatProblems(problems)).toContain(message);
});

test('comments keep the order of the file', () => {
  const ids = ['zebra', 'apple', 'mango', '10', '9'];
  const { comments } = check(ids.map((id) => ({ id, text: 'Text.' })));
  expect(comments.map(({ id }) => id)).toEqual(ids);
});

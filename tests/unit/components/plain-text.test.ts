/** What rendered HTML says, for names and anchors. */
import { expect, it } from 'vitest';
import { textOf } from '../../../src/components/plain-text.ts';

it.each([
  ['Audio &amp; Music', 'Audio & Music'],
  ['a <code>&lt;b&gt;</code> <span class="x">c</span>', 'a <b> c'],
  ['&quot;It&#39;s&quot; 5 &nbsp; &amp;amp;', '"It\'s" 5 &nbsp; &amp;'],
])('%s', (html, text) => {
  expect(textOf(html)).toBe(text);
});

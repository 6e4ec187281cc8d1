import { afterEach, describe, expect, it, vi } from 'vitest';
import { edits, nearest } from '../../../src/text/edits.ts';
import { escapeHtml } from '../../../src/text/html.ts';
import { quoted, shorten } from '../../../src/text/shorten.ts';

afterEach(() => void vi.unstubAllGlobals());

describe('edits', () => {
  it('counts them, a swap of neighbors as one', () => {
    expect(edits('fish', 'fish')).toBe(0);
    expect(edits('', 'fish')).toBe(4);
    expect(edits('fish', '')).toBe(4);
    expect(edits('fihs', 'fish')).toBe(1);
    expect(edits('kitten', 'sitting')).toBe(3);
  });

  it('the nearest is found, the first of equals, and none that is far', () => {
    expect(nearest('boatt', ['coat', 'boat'], 2)).toBe('boat');
    expect(nearest('oat', ['boat', 'coat'], 1)).toBe('boat');
    expect(nearest('oat', ['boat', 'coat'], 0)).toBeUndefined();
    expect(nearest('oat', [], 9)).toBeUndefined();
    expect(nearest('x'.repeat(1e6), ['boat'], 2)).toBeUndefined(); // and soon
  });
});

it('text stands for itself in HTML', () => {
  expect(escapeHtml(`<b title="a">&amp;</b>`)).toBe(
    '&lt;b title=&quot;a&quot;&gt;&amp;amp;&lt;/b&gt;',
  );
});

describe('what others wrote', () => {
  it.each([
    ['boat', 4, 'boat'],
    ['boats', 4, 'boa…'],
    ['', 4, ''],
    ['🙂🙂🙂', 2, '🙂…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2, '👨‍👩‍👧‍👦…'],
    ['🇫🇷🇩🇪🇮🇹', 2, '🇫🇷…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    [`a${'\u0301'.repeat(5000)}b`, 9, '\ufffdb'],
    ['\u200d'.repeat(5000), 9, '\ufffd'],
  ])('%j is shortened to %i whole characters', (text, most, short) => {
    expect(shorten(text, most)).toBe(short);
  });

  it('keeps code points whole in a browser that cannot tell characters', () => {
    vi.stubGlobal('Intl', {});
    expect(shorten('🙂🙂🙂', 2)).toBe('🙂…');
  });

  it.each([
    ['a\u202eb\u2066c\u200fd\u061c', 'abcd'],
    ['a\u0000b\r\n\u2028c\u0085', 'a b c '],
    ['a\ud83db', 'a\ufffdb'],
    ['ﷺ \u05d0', 'ﷺ \u05d0'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
  ])('%j loses its controls and nothing else', (text, plain) => {
    expect(quoted(text)).toBe(`“${plain}”`);
  });
});

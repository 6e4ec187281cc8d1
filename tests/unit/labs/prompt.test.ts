import { describe, expect, it } from 'vitest';
import { readPrompt } from '../../../src/labs/picture/prompt.ts';
import { LONGEST } from '../../../src/labs/picture/prompt-words.ts';
import { nearestWord } from '../../../src/labs/shared/prompt/spelling.ts';
import { suggestions } from '../../../src/labs/picture/suggestions.ts';
import { knownWords, meaningOf } from '../../../src/labs/picture/synonyms.ts';
import {
  colors,
  inWords,
  isHeldOut,
  scenes,
  things,
  type Combination,
  type Condition,
} from '../../../src/models/pictures/vocabulary.ts';
import { createRng } from '../../../src/models/random.ts';

const conditionOf = (prompt: string): Condition => readPrompt(prompt).condition;
const notesOf = (prompt: string): string => readPrompt(prompt).notes.join(' ');
const rolesOf = (prompt: string): string[] =>
  readPrompt(prompt)
    .parts.filter(({ role }) => role !== 'filler')
    .map(({ text, role }) => `${text}: ${role}`);

const THINGS = 'Things: house, tree, rocket, fish, star, heart, mushroom, boat.';
const COLORS = 'Colors: red, yellow, green, blue, purple, white.';
const SCENES = 'Scenes: day, night, sunset, snow.';

/** Every condition: each kind of word is one of its words, or left out. */
const conditions: Condition[] = [undefined, ...things].flatMap((thing) =>
  [undefined, ...colors].flatMap((color) =>
    [undefined, ...scenes].map((scene) => ({
      ...(thing && { thing }),
      ...(color && { color }),
      ...(scene && { scene }),
    })),
  ),
);

describe('a prompt', () => {
  it('means what the page writes for a condition, for all of them', () => {
    expect(conditions).toHaveLength(9 * 7 * 5);
    for (const condition of conditions) {
      expect(readPrompt(inWords(condition))).toMatchObject({ notes: [] });
      expect(conditionOf(inWords(condition))).toStrictEqual(condition);
    }
  });

  it.each(['', '   \n', 'a picture', 'please draw me a picture of something!', '…'])(
    'of nothing asks for nothing, without a note: %j',
    (prompt) => {
      expect(readPrompt(prompt)).toMatchObject({ condition: {}, notes: [] });
    },
  );

  it('shows which words became which condition', () => {
    expect(readPrompt('A crimson ship, at night.').parts).toEqual([
      { text: 'A', role: 'filler' },
      { text: ' ', role: 'filler' },
      { text: 'crimson', role: 'color', value: 'red' },
      { text: ' ', role: 'filler' },
      { text: 'ship', role: 'thing', value: 'boat' },
      { text: ', ', role: 'filler' },
      { text: 'at', role: 'filler' },
      { text: ' ', role: 'filler' },
      { text: 'night', role: 'scene', value: 'night' },
      { text: '.', role: 'filler' },
    ]);
  });

  it.each<[string, Condition]>([
    ['NIGHT, FISH, RED', { thing: 'fish', color: 'red', scene: 'night' }],
    ['  a\tRed \u00a0 FÏSH!!! ', { thing: 'fish', color: 'red' }],
    ['a re\u0301d fish', { thing: 'fish', color: 'red' }],
    ['ｆｉｓｈ', { thing: 'fish' }],
    ['red_fish/night', { thing: 'fish', color: 'red', scene: 'night' }],
    ['“red” ‘fish’', { thing: 'fish', color: 'red' }],
    ['the fish’s night', { thing: 'fish', scene: 'night' }],
    ['🚀🌙', { thing: 'rocket', scene: 'night' }],
    ['a ❤️ in the ❄️', { thing: 'heart', scene: 'snow' }],
    ['a fish 🐟', { thing: 'fish' }],
  ])('may be written in any way: %j', (prompt, condition) => {
    expect(readPrompt(prompt)).toMatchObject({ notes: [] });
    expect(conditionOf(prompt)).toStrictEqual(condition);
  });

  it.each<[string, Condition]>([
    ['cottages', { thing: 'house' }],
    ['fishes', { thing: 'fish' }],
    ['boats', { thing: 'boat' }],
    ['pine trees', { thing: 'tree' }],
    ['a toad stool', { thing: 'mushroom' }],
    ['a sailing boat', { thing: 'boat' }],
    ['a sail-boat', { thing: 'boat' }],
    ['a space ship', { thing: 'rocket' }],
    ['rocket ships', { thing: 'rocket' }],
    ['a gold fish', { thing: 'fish', color: 'yellow' }],
    ['a snow-white heart', { thing: 'heart', color: 'white' }],
    ['a midnight blue star', { thing: 'star', color: 'blue' }],
    ['a dark blue star', { thing: 'star', color: 'blue' }],
    ['a star in the dark', { thing: 'star', scene: 'night' }],
    ['a house in the golden hour', { thing: 'house', scene: 'sunset' }],
    ['a tree in a snow storm', { thing: 'tree', scene: 'snow' }],
    ['a tree in the day time', { thing: 'tree', scene: 'day' }],
    ['a tree by moonlight', { thing: 'tree', scene: 'night' }],
  ])('may say it in other words: %s', (prompt, condition) => {
    expect(readPrompt(prompt)).toMatchObject({ notes: [] });
    expect(conditionOf(prompt)).toStrictEqual(condition);
  });

  it('is read to a length, with a note, and never half a word', () => {
    const fits = `${'a'.repeat(LONGEST - 5)} fish`;
    expect(readPrompt(fits)).toMatchObject({ condition: { thing: 'fish' } });
    expect(notesOf(fits)).not.toContain('Only the first');
    expect(conditionOf(`${fits}es`)).toEqual({});
    expect(notesOf(`${'fish '.repeat(400)}, red`)).toBe('Only the first 300 characters are read.');
    expect(readPrompt('x'.repeat(2000))).toMatchObject({
      condition: {},
      parts: [{ role: 'filler' }],
    });
  });
});

describe('a word that is not known', () => {
  it('is named, with the words for what is still open', () => {
    expect(readPrompt('dragon').notes).toEqual([
      '“dragon” is not in the vocabulary.',
      THINGS,
      COLORS,
      SCENES,
    ]);
    expect(notesOf('a blue Dragon at night')).toBe(`“Dragon” is not in the vocabulary. ${THINGS}`);
    expect(notesOf('a shiny blue fish at night')).toBe('“shiny” is not in the vocabulary.');
    expect(rolesOf('a blue dragon')).toEqual(['blue: color', 'dragon: unknown']);
  });

  it.each(['🐉', '👩‍🚀', '2', '龍', 'constructor', '__proto__', 'seahorse', 'x'])('%s', (word) => {
    expect(conditionOf(word)).toEqual({});
    expect(notesOf(word)).toContain('is not in the vocabulary.');
  });

  it.each([
    ['mushrom', 'mushroom'],
    ['fsh', 'fish'],
    ['fihs', 'fish'],
    ['horse', 'house'],
    ['yelow', 'yellow'],
    ['sunsset', 'sunset'],
    ['crimsen', 'crimson'],
  ])('%s is not read as %s, but asked about', (word, nearest) => {
    expect(readPrompt(word)).toEqual({
      condition: {},
      parts: [{ text: word, role: 'unknown', nearest }],
      notes: [`“${word}” is not in the vocabulary. Did you mean “${nearest}”?`],
    });
  });

  it('is said once, and of many only some are named', () => {
    const rest = `not in the vocabulary. ${THINGS} ${COLORS} ${SCENES}`;
    expect(notesOf('dragon dragon')).toBe(`“dragon” is ${rest}`);
    expect(notesOf('dragon Dragon DRAGON’s drágon')).toContain('“dragon” and “DRAGON’s” are');
    expect(notesOf('pink Pink fish')).toContain('“pink” is not among the colors.');
    expect(notesOf('baot Baot')).toBe('“baot” is not in the vocabulary. Did you mean “boat”?');
    expect(notesOf('dragon castle')).toBe(`“dragon” and “castle” are ${rest}`);
    expect(notesOf('dragon castle elf')).toBe(`“dragon”, “castle” and “elf” are ${rest}`);
    expect(notesOf('dragon castle elf orc')).toBe(`“dragon”, “castle” and 2 more are ${rest}`);
    expect(notesOf('y'.repeat(60))).toContain(`“${'y'.repeat(39)}…” is`);
  });
});

describe('a color that is not among the six', () => {
  it.each(['orange', 'pink', 'black', 'brown', 'grey', 'gray', 'dark orange'])('%s', (color) => {
    const prompt = `a ${color} fish`;
    expect(conditionOf(prompt)).toEqual({ thing: 'fish' });
    expect(notesOf(prompt)).toBe(`“${color}” is not among the colors. ${COLORS}`);
    expect(rolesOf(prompt)).toEqual([`${color}: unknown`, 'fish: thing']);
  });
});

describe('more than one of a kind', () => {
  it('the first is taken, and a second thing keeps its color', () => {
    for (const prompt of ['a red fish and a blue boat', 'a red fish, a blue boat']) {
      expect(conditionOf(prompt)).toEqual({ thing: 'fish', color: 'red' });
      expect(notesOf(prompt)).toBe('A prompt has one thing: “fish” is taken, “blue boat” is not.');
    }
    expect(conditionOf('a fish and a red boat')).toEqual({ thing: 'fish' });
    expect(rolesOf('a fish and a red boat')).toEqual([
      'fish: thing',
      'red: unused',
      'boat: unused',
    ]);
    expect(conditionOf('a fish, a red fish')).toEqual({ thing: 'fish', color: 'red' });
    expect(conditionOf('fish, blue, boat')).toEqual({ thing: 'fish', color: 'blue' });
  });

  it('holds for colors and scenes too', () => {
    expect(conditionOf('a red and white and blue fish')).toEqual({ thing: 'fish', color: 'red' });
    expect(notesOf('a red and white and blue fish')).toBe(
      'A prompt has one color: “red” is taken, “white” and “blue” are not.',
    );
    expect(conditionOf('a snowy night')).toEqual({ scene: 'snow' });
    expect(notesOf('a snowy night')).toBe(
      'A prompt has one scene: “snowy” is taken, “night” is not.',
    );
  });

  it('two words for the same are no second one', () => {
    expect(readPrompt('a red, crimson pine tree in the snow in winter')).toMatchObject({
      condition: { thing: 'tree', color: 'red', scene: 'snow' },
      notes: [],
    });
  });
});

describe('what a prompt does not want', () => {
  it.each<[string, Condition, string]>([
    ['no snow', {}, 'no snow'],
    ['a house without snow at night', { thing: 'house', scene: 'night' }, 'without snow'],
    ['a fish, not red, at night', { thing: 'fish', scene: 'night' }, 'not red'],
    ['a not red fish', { thing: 'fish' }, 'not red'],
    ['a fish not red or orange by day', { thing: 'fish', scene: 'day' }, 'not red or orange'],
    ['a fish that isn’t red', { thing: 'fish' }, 'isn’t red'],
    ['no red fish at night', { scene: 'night' }, 'no red fish'],
    ['not a red fish', {}, 'not a red fish'],
    ['a fish, not in the snow', { thing: 'fish' }, 'not in the snow'],
    ['don’t draw a house but a tree', { thing: 'tree' }, 'don’t draw a house'],
    ['a tree without the house or the boat', { thing: 'tree' }, 'without the house or the boat'],
    ['a tree without dragons', { thing: 'tree' }, 'without dragons'],
    ['no stars, red house', { thing: 'house', color: 'red' }, 'no stars'],
    ['no', {}, 'no'],
  ])('is not drawn for it: %s', (prompt, condition, words) => {
    expect(conditionOf(prompt)).toEqual(condition);
    expect(notesOf(prompt)).toBe(
      `A prompt says what to draw, not what to leave out: “${words}” has no effect.`,
    );
  });
});

describe('the tables', () => {
  it('give each word one meaning, of which the vocabulary is part', () => {
    expect(new Set(knownWords).size).toBe(knownWords.length);
    expect(knownWords.slice(0, 18)).toEqual([...things, ...colors, ...scenes]);
    for (const word of [...things, ...colors, ...scenes]) {
      expect(meaningOf(word)?.value).toBe(word);
    }
    for (const word of knownWords) {
      expect(readPrompt(word)).toMatchObject({ notes: [] });
      expect(Object.values(conditionOf(word))).toEqual([meaningOf(word)?.value]);
    }
  });
});

describe('spelling', () => {
  it('offers the nearest, the first of equals, and nothing that is far', () => {
    expect(nearestWord('boatt', ['coat', 'boat'])).toBe('boat');
    expect(nearestWord('oat', ['boat', 'coat'])).toBe('boat');
    expect(nearestWord('re', ['red'])).toBeUndefined();
    expect(nearestWord('people', ['purple'])).toBeUndefined();
    expect(nearestWord('mushrum', ['mushroom'])).toBe('mushroom');
  });
});

describe('suggestions', () => {
  it('are understood, and some were never seen in training', () => {
    const whole = (condition: Condition): condition is Combination =>
      Object.keys(condition).length === 3;
    for (const prompt of suggestions) expect(readPrompt(prompt).notes).toEqual([]);
    const asked = suggestions.map(conditionOf);
    expect(asked.filter(whole).filter(isHeldOut).length).toBeGreaterThanOrEqual(2);
    expect(asked).toContainEqual({ color: 'blue' });
    expect(asked).toContainEqual({});
  });
});

describe('any text', () => {
  const pieces = [
    ...knownWords,
    ...['dark', 'orange', 'not', 'without', 'and', 'a', 'dragon', 'mushrom', 'isn’t', '’s', 'es'],
    ...[
      ' ',
      ' ',
      ' ',
      '  ',
      '\n',
      ', ',
      '-',
      '.',
      '’',
      '…',
      '\u0301',
      '\u200d',
      '\ufe0f',
      '\ud83d',
      '\0',
    ],
    ...['👩‍🚀', '👍🏽', '🇩🇪', '龍', 'Ä', 'ß', 'İ', '2', '<b>', '&amp;'],
  ];

  it('comes back in pieces, and what is taken is in them', () => {
    const rng = createRng(7, 'prompts');
    for (let n = 0; n < 1500; n++) {
      const prompt = Array.from({ length: rng.below(n % 50 === 0 ? 400 : 16) }, () =>
        rng.uniform() < 0.1
          ? String.fromCharCode(rng.below(0x10000))
          : pieces[rng.below(pieces.length)]!,
      ).join(rng.uniform() < 0.5 ? ' ' : '');
      const { condition, parts, notes } = readPrompt(prompt);
      expect(parts.map(({ text }) => text).join('')).toBe(prompt);
      expect(parts.every(({ text }) => text !== '')).toBe(true);
      for (const [kind, value] of Object.entries(condition)) {
        expect(parts).toContainEqual(expect.objectContaining({ role: kind, value }));
      }
      for (const { role, value } of parts) {
        if (role in condition) expect(value).toBe(condition[role as keyof Condition]);
      }
      expect(notes.length).toBeLessThan(12);
      expect(notes.every((note) => note.length < 400)).toBe(true);
    }
  });
});

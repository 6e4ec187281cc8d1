/** @file A picture that a text tells of, for the picture lab: a thing in a color, and the scene. */
import { colors, things, type Combination } from '../../models/pictures/vocabulary.ts';

const thing = new RegExp(`\\b(${colors.join('|')}) (${things.join('|')})\\b`, 'g');
const openings = [
  [/^One \w+ night/, 'night'],
  [/^One \w+ evening/, 'sunset'],
  [/^One (?:cold|snowy|winter) /, 'snow'],
  [/^One /, 'day'],
] as const;

/** The last colored thing of a text, in the scene that its first sentence sets; undefined where one of them is missing. */
export function captionOf(text: string): Combination | undefined {
  const [, color, what] = [...text.matchAll(thing)].at(-1) ?? [];
  const scene = openings.find(([opening]) => opening.test(text))?.[1];
  if (!color || !what || !scene) return undefined;
  return { color, thing: what, scene } as Combination;
}

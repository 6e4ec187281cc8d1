/**
 * @file What models are trained on: always the same texts. Which place a text tells of is dealt from a deck, in which every
 * place is as often as it is to be shown; the corpus ends with the deck. So the counts of facts are exact, not by chance.
 */
import { createRng } from '../random.ts';
import { places, shuffle } from './places.ts';
import { isStoryHeldOut } from './draws.ts';
import { makeStory, type Story } from './story.ts';

/** The texts of the training corpus, in order, made as they are asked for. */
export function* corpus(seed = 1): Generator<Story, void> {
  const deck = places.flatMap(({ timesShown }, place) => Array<number>(timesShown).fill(place));
  shuffle(deck, createRng(seed, 'deck'));
  const rng = createRng(seed, 'corpus');
  while (deck.length > 0) yield makeStory(rng, 'training', () => deck.pop()!);
}

/** Stories that training never tells: held out for their plan, or for a thing in a color and a scene. */
export function* heldOutStories(count: number, seed = 1): Generator<Story, void> {
  const rng = createRng(seed, 'held out');
  for (let found = 0; found < count;) {
    const story = makeStory(rng, 'whole');
    if (!isStoryHeldOut(story.memory)) continue;
    found += 1;
    yield story;
  }
}

/** New texts of the language that training tells: to measure what was learned of it. */
export function* testStories(count: number, seed = 1): Generator<Story, void> {
  const rng = createRng(seed, 'test');
  for (let i = 0; i < count; i++) yield makeStory(rng);
}

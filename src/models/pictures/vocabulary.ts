/**
 * @file What can be in a picture: a thing, in a color, in a scene. These are the words that the picture models know, in
 * the order of their embeddings.
 */
export const things = [
  'house',
  'tree',
  'rocket',
  'fish',
  'star',
  'heart',
  'mushroom',
  'boat',
] as const;
export const colors = ['red', 'yellow', 'green', 'blue', 'purple', 'white'] as const;
export const scenes = ['day', 'night', 'sunset', 'snow'] as const;

export type Thing = (typeof things)[number];
export type Color = (typeof colors)[number];
export type Scene = (typeof scenes)[number];

/** What one picture shows. */
export interface Combination {
  readonly thing: Thing;
  readonly color: Color;
  readonly scene: Scene;
}

/** What is asked of a model; what is left out is the model's to choose. */
export type Condition = Partial<Combination>;

/** All of them, scenes fastest. */
export const combinations: readonly Combination[] = things.flatMap((thing) =>
  colors.flatMap((color) => scenes.map((scene) => ({ thing, color, scene }))),
);

/**
 * Whether training never shows this combination: 20 of 192, no two of which agree in two words, so that every thing,
 * color and scene, and every pair of them, is seen in others. A picture of it is one that no model has met.
 */
export function isHeldOut({ thing, color, scene }: Combination): boolean {
  const [i, j, k] = [things.indexOf(thing), colors.indexOf(color), scenes.indexOf(scene)];
  return (i + 2 * j + k) % 9 === 1;
}

export const heldOut: readonly Combination[] = combinations.filter(isHeldOut);
export const seen: readonly Combination[] = combinations.filter((each) => !isHeldOut(each));

/** "a red fish at night" */
export function inWords({ thing, color, scene }: Condition): string {
  const what = [color, thing ?? 'picture'].filter((word) => word !== undefined).join(' ');
  return scene === undefined ? `a ${what}` : `a ${what} ${places[scene]}`;
}

const places: Record<Scene, string> = {
  day: 'by day',
  night: 'at night',
  sunset: 'at sunset',
  snow: 'in the snow',
};

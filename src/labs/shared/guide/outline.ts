/** @file Experiments as one writes them down: what is asked, what may come of it, and how the lab is set for it. */

/** One run, uniform for all labs, whatever else theirs have. */
export interface Outline {
  readonly title: string;
  readonly question: string;
  readonly options: readonly string[];
  /** The index of the option that comes true. */
  readonly answer: number;
  /** What differs from the defaults. */
  readonly settings: Readonly<Record<string, string | number>>;
  /** Of training; none, where absent. */
  readonly iterations: number | undefined;
}

/** What a lab's runs must have for that. */
interface Outlined {
  readonly question: string;
  readonly options: readonly { readonly words: string }[];
  readonly answer: number;
  readonly settings: object;
  readonly iterations?: number;
}

/** The runs of a lab's experiments in order, each followed by its remedy. */
export function outlines(
  experiments: readonly (Outlined & {
    readonly title: string;
    readonly remedy?: Outlined & { readonly label: string };
  })[],
): Outline[] {
  return experiments.flatMap((experiment) => {
    const { title, remedy } = experiment;
    const first = outline(title, experiment);
    return remedy ? [first, outline(`${title}, then: ${remedy.label}`, remedy)] : [first];
  });
}

function outline(title: string, { question, options, answer, ...run }: Outlined): Outline {
  return {
    ...{ title, question, answer, iterations: run.iterations },
    options: options.map(({ words }) => words),
    settings: run.settings as Record<string, string | number>,
  };
}

/**
 * The five ideas that keep one color each, in prose, mathematics, code and figures.
 * The colors themselves are the CSS variables of the same names in `styles/tokens.css`.
 */
export interface Idea {
  /** What the idea is called in a legend. */
  readonly label: string;
  /** Identifiers of the pseudo-code that stand for it. */
  readonly identifiers: readonly string[];
}

export const ideas = {
  real: { label: 'real data', identifiers: ['real_data'] },
  generated: {
    label: 'generated data',
    identifiers: ['fake_data', 'generated_data', 'predicted_data'],
  },
  generator: {
    label: 'generator',
    identifiers: ['generator', 'denoiser', 'g_loss', 'g_optimizer'],
  },
  discriminator: {
    label: 'discriminator',
    identifiers: ['discriminator', 'd_loss', 'd_optimizer'],
  },
  noise: { label: 'noise', identifiers: ['noise', 'predicted_noise'] },
} as const satisfies Record<string, Idea>;

export type IdeaName = keyof typeof ideas;

export const ideaNames = Object.keys(ideas) as IdeaName[];

/** The light palette of `styles/tokens.css` for what no style sheet reaches: icons and pictures for link previews. */
export const palette = {
  paper: '#f5f0e2',
  sea: '#e7eeec',
  night: '#0d1922',
  ink: '#1c2a33',
  starlight: '#e8e2d0',
  rule: '#c9c3b0',
  accent: '#a62a1a',
  depth: '#6f9bb0',
  real: '#095fb9',
  generated: '#945600',
  generator: '#07492a',
  discriminator: '#6d0a57',
  noise: '#66686a',
} as const;

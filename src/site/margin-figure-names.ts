/** The margin figures by the names that editors write: `<MarginFigure name="temperature">`. */
export const marginFigureNames = [
  'learned-density',
  'two-heights',
  'generator-slopes',
  'noise-level',
  'training-shares',
  'temperature',
  'logits',
  'sampling-rate',
  'drift',
] as const;

export type MarginFigureName = (typeof marginFigureNames)[number];

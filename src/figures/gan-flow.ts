import { panel, type Figure } from './svg.ts';
export function ganFlowFigure(): Figure {
  return { panels: [{ svg: panel(10, 10, []) }], alt: 'x', facts: {} };
}

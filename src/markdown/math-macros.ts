/** LaTeX macros that authors get in `$…$`: the five ideas' colors, `\real{x}` to `\noise{z}`. */
import { ideaNames } from '../site/ideas.ts';

export const mathMacros: Record<string, string> = Object.fromEntries(
  ideaNames.map((name) => [`\\${name}`, `\\class{idea ${name}}{#1}`]),
);

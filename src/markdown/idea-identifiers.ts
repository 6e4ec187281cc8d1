/** Gives `generator`, `real_data` and the other names of the five ideas their color in code. */
import type { DecorationItem, ShikiTransformer } from 'shiki';
import { ideaNames, ideas } from '../site/ideas.ts';

const ideaOf = new Map<string, string>(
  ideaNames.flatMap((name) => ideas[name].identifiers.map((id) => [id, name] as const)),
);
const identifier = /[A-Za-z_]\w*/g;

/** Shiki decorations for every identifier that stands for an idea, comments left alone. */
export function ideaDecorations(code: string): DecorationItem[] {
  const decorations: DecorationItem[] = [];
  for (const [line, text] of code.split('\n').entries()) {
    const comment = text.search(/#|\/\//);
    for (const match of text.matchAll(identifier)) {
      const idea = ideaOf.get(match[0]);
      if (idea === undefined || (comment !== -1 && match.index > comment)) continue;
      decorations.push({
        start: { line, character: match.index },
        end: { line, character: match.index + match[0].length },
        properties: { class: `idea ${idea}` },
      });
    }
  }
  return decorations;
}

/** Shiki transformer for {@link ideaDecorations}. */
export const ideaIdentifiers: ShikiTransformer = {
  name: 'idea-identifiers',
  preprocess(code, options) {
    options.decorations = [...(options.decorations ?? []), ...ideaDecorations(code)];
  },
};

/**
 * Step names in pseudo-code. A line that ends in `# [!code step:train-discriminator]` loses that
 * comment and gains `data-step="train-discriminator"`, which a lab uses to follow its run.
 */
import type { ShikiTransformer } from 'shiki';

const notation = /[ \t]*(?:#|\/\/)[ \t]*\[!code step:([a-z0-9-]+)\][ \t]*$/;

/** Splits step names from code: the code as it is shown and copied, and the step of each line (1-based). */
export function parseSteps(code: string): { code: string; steps: Map<number, string> } {
  const steps = new Map<number, string>();
  const lines = code.split('\n').map((line, index) => {
    const match = notation.exec(line);
    if (match?.[1] === undefined) return line;
    steps.set(index + 1, match[1]);
    return line.slice(0, match.index);
  });
  return { code: lines.join('\n'), steps };
}

/** Shiki transformer for {@link parseSteps}. */
export function stepNotation(): ShikiTransformer {
  let steps = new Map<number, string>();
  return {
    name: 'step-notation',
    enforce: 'pre',
    preprocess(code) {
      const parsed = parseSteps(code);
      steps = parsed.steps;
      return parsed.code;
    },
    line(node, line) {
      const step = steps.get(line);
      if (step !== undefined) node.properties['data-step'] = step;
    },
  };
}

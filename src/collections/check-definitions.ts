/** One word, one meaning: no two definitions have a word in common. */
import type { Definition } from './definitions.ts';
import { formsOf } from './glossary.ts';
import type { Report } from './problem.ts';

/** @param definitions of all sections in reading order, each with who reports on its file. */
export function checkDefinitions(
  definitions: readonly { readonly definition: Definition; readonly report: Report }[],
): void {
  const owners = new Map<string, Definition>();
  for (const { definition, report } of definitions) {
    const { term, line } = definition;
    if (!/[\p{L}\p{N}]/u.test(term)) {
      const message = 'A term that is defined has no words, by which the glossary would list it.';
      report(line, message, 'Write words, and a formula behind the term.');
      continue;
    }
    const forms = formsOf(definition).map(({ form }) => form);
    const shared = forms.find((form) => owners.has(form));
    const owner = owners.get(shared ?? '');
    for (const form of forms) if (!owners.has(form)) owners.set(form, definition);
    if (owner === undefined) continue;
    const there = `${owner.file}:${owner.line}`;
    if (owner.anchor === definition.anchor) {
      const hint = `Write <Term>${term}</Term>, which links to that definition.`;
      report(line, `"${term}" is defined in ${there} already.`, hint);
    } else {
      const message = `"${shared}" would stand for "${term}" and for "${owner.term}" of ${there}.`;
      report(
        line,
        message,
        'One word has one meaning: find another word, or leave one definition.',
      );
    }
  }
}

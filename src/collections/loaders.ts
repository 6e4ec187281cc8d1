/**
 * Astro's loader for the sections: it checks the whole content folder first. A build stops at the first
 * problem; `astro dev` prints the problems, lives on, and shows the page again when they are mended.
 */
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { checkContent, ContentError } from './check.ts';
import { formatProblems } from './problem.ts';
import { folderName } from './root.ts';
import { parseSectionName } from './section-files.ts';

/** Loads `<root>/sections/*.mdx`; the id of an entry is the file name without number and extension. */
export function sectionsLoader(root: string): Loader {
  const files = glob({
    pattern: '*.mdx',
    base: pathToFileURL(`${root}/sections/`),
    generateId: ({ entry }) => parseSectionName(entry)?.id ?? entry,
  });
  return {
    name: 'sections',
    load: async (context) => {
      const { problems } = checkContent(root);
      if (context.watcher === undefined) {
        if (problems.length > 0) throw new ContentError(problems, root);
        // What an earlier build stored may have come from another content folder.
        context.store.clear();
        await files.load(context);
      } else {
        await watch(root, files, context, context.watcher);
      }
    },
  };
}

/**
 * Keeps the dev server up to date. Astro's own loader watches the sections once it has been started,
 * which needs content without problems; comments and sources are no collections, so a change of them
 * is noted in the collection's meta data, which makes Astro reload the page.
 */
async function watch(
  root: string,
  files: Loader,
  context: LoaderContext,
  watcher: NonNullable<LoaderContext['watcher']>,
): Promise<void> {
  let started = false;
  let changes = 0;
  const update = async () => {
    const { problems } = checkContent(root);
    if (problems.length > 0) {
      context.logger.error(formatProblems(problems, folderName(root)));
    } else if (!started) {
      started = true;
      context.store.clear();
      await files.load(context);
    }
    changes += 1;
    context.meta.set('changes', String(changes));
  };
  let running: Promise<void> = update();
  await running;
  watcher.add(root);
  watcher.on('all', (_event, path) => {
    if (!path.startsWith(root + sep)) return;
    running = running.then(update).catch((error: unknown) => {
      context.logger.error(error instanceof Error ? error.message : String(error));
    });
  });
}

/**
 * Astro's loader for the sections: it checks the whole content folder first. A build stops at the first
 * problem; `astro dev` prints the problems, lives on, and shows the page again when they are mended.
 */
import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { checkWhole, ContentError } from './check.ts';
import { formatProblems, formatWarnings, type Problem } from './problem.ts';
import { folderName } from './root.ts';
import { parseSectionName } from './section-files.ts';

/** Milliseconds without a change after which the content is read: several files are renamed at once. */
const QUIET = 80;

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
      const { problems, warnings } = await checkWhole(root);
      if (context.watcher === undefined) {
        if (problems.length > 0) throw new ContentError(problems, root);
        warn(root, warnings, context);
        // What an earlier build stored may have come from another content folder.
        context.store.clear();
        await files.load(context);
      } else {
        await watch(root, files, context, context.watcher);
      }
    },
  };
}

function warn(root: string, warnings: readonly Problem[], { logger }: LoaderContext): void {
  if (warnings.length > 0) logger.warn(formatWarnings(warnings, folderName(root)));
}

/**
 * Keeps the dev server up to date. All sections are loaded after every change, because Astro's own watching loses an entry
 * whose file gets another number: the new name comes with the id that the old name then takes away. Comments and sources
 * are no collections, so a change of them is noted in the collection's meta data, which makes Astro reload the page.
 */
async function watch(
  root: string,
  files: Loader,
  context: LoaderContext,
  watcher: NonNullable<LoaderContext['watcher']>,
): Promise<void> {
  let changes = 0;
  const update = async () => {
    const { problems, warnings } = await checkWhole(root);
    warn(root, warnings, context);
    if (problems.length > 0) {
      context.logger.error(formatProblems(problems, folderName(root)));
    } else {
      for (const [id, { filePath }] of context.store.entries()) {
        const file = filePath && fileURLToPath(new URL(filePath, context.config.root));
        if (!file?.startsWith(root + sep) || !existsSync(file)) context.store.delete(id);
      }
      const once = { ...context };
      delete once.watcher;
      await files.load(once);
    }
    changes += 1;
    context.meta.set('changes', String(changes));
  };
  await update();
  watcher.add(root);
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    if (!path.startsWith(root + sep)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(update).catch((error: unknown) => {
        context.logger.error(error instanceof Error ? error.message : String(error));
      });
    }, QUIET);
  });
}

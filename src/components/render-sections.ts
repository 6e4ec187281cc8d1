/** The texts of sections, ready to be rendered with a page's map of components. */
import { getEntry, render } from 'astro:content';
import type { SectionInfo } from '../collections/sections.ts';

type Content = Awaited<ReturnType<typeof render>>['Content'];

/** The text of each section. */
export function renderSections(sections: readonly SectionInfo[]): Promise<Content[]> {
  return Promise.all(
    sections.map(async ({ id }) => {
      const entry = await getEntry('sections', id);
      if (!entry) throw new Error(`The section “${id}” was checked but not loaded.`);
      return (await render(entry)).Content;
    }),
  );
}

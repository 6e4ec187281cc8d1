/** The collections of the site. Comments and sources come from `loadContent`, see collections/check.ts. */
import { defineCollection } from 'astro:content';
import { sectionsLoader } from './collections/loaders.ts';
import { contentRoot } from './collections/root.ts';
import { sectionSchema } from './collections/schema.ts';

export const collections = {
  sections: defineCollection({ loader: sectionsLoader(contentRoot), schema: sectionSchema }),
};

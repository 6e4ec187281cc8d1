/** What a section's frontmatter and a comment may say. Strict: a key that is not here is an error. */
import { z } from 'astro/zod';
import { thumbnailNames } from '../site/thumbnail-names.ts';
import { listed } from './suggest.ts';

/** Most characters of a comment's text. */
export const commentTextLimit = 2000;
/** Most characters of a comment's author. */
export const commentAuthorLimit = 100;

const count = (number: number) => number.toLocaleString('en');

const words = z.string().refine((text) => text.trim() !== '', 'is empty');

/** Text as a reader may send it: anything that can be shown, hostile or not, but no control characters. */
const publicText = (limit: number) =>
  words
    .refine((text) => [...text].length <= limit, {
      error: ({ input }) =>
        `has ${count([...String(input)].length)} characters, more than the limit of ${count(limit)}`,
    })
    .refine((text) => text.isWellFormed(), 'contains half of a character (a lone surrogate)')
    // All of Unicode's "other, control" except line feed, carriage return and tab.
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), 'contains a control character');

export const sectionSchema = z.strictObject({
  title: words.describe('The heading of the section.'),
  lead: words.describe('One or two sentences under the title.'),
  figure: z
    .enum(thumbnailNames, `must be one of ${listed(thumbnailNames, 'or')}`)
    .optional()
    .describe('The figure that the overview shows.'),
  question: words.optional().describe('What the chapter answers, asked at its beginning.'),
  takeaway: words.optional().describe('One sentence to take home, at its end.'),
  shortTitle: words.optional().describe('A shorter title for the list of contents.'),
});

/** Frontmatter of a section. */
export type SectionData = z.infer<typeof sectionSchema>;

export const commentSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
    .describe('A name that no other comment has; it becomes the anchor of the comment.'),
  text: publicText(commentTextLimit).describe(
    `What the reader says, at most ${count(commentTextLimit)} characters, shown as it is written.`,
  ),
  author: publicText(commentAuthorLimit)
    .optional()
    .describe('Who wrote it, as they want to be named.'),
  date: z.iso.date('must be a date like 2025-01-31').optional().describe('The day it was written.'),
  section: words.optional().describe('The id of the section it is about.'),
});

/** One comment of content/comments.json. */
export type Comment = z.infer<typeof commentSchema>;

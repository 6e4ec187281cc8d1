/** The thumbnails by the names that editors write: `figure: gan-ring` above a section, `figure="next-word"` on a card. */
export const thumbnailNames = [
  'density',
  'gan-ring',
  'spiral',
  'pictures',
  'next-word',
  'next-token',
  'piano-roll',
  'plucked-string',
  'augmentation',
  'from-noise',
  'readers-words',
] as const;

export type ThumbnailName = (typeof thumbnailNames)[number];

/** The thumbnails that a section (`figure: gan-ring`) or a card (`figure="pictures"`) may name. */
export const thumbnailNames = [
  'density',
  'gan-ring',
  'spiral',
  'pictures',
  'next-word',
  'plucked-string',
  'augmentation',
  'from-noise',
  'next-token',
] as const;

export type ThumbnailName = (typeof thumbnailNames)[number];

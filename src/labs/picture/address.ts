/** @file The picture lab's addresses: the settings and, where they use it, the reader's painting as letters. */
import { labAddress } from '../shared/settings/address.ts';
import { decodePainting } from './painting.ts';
import { pictureTable } from './settings.ts';

export const pictureAddress = labAddress('picture', pictureTable, {
  parameter: 'painting',
  used: ({ mode }) => mode === 'edit',
  // The painting stays as letters: the pad writes and reads them.
  encode: (letters: string) => letters,
  decode: (letters) => (decodePainting(letters) ? letters : undefined),
  unreadable: 'The painting in the link cannot be read; it was left out.',
  missing: 'The link carries no painting; paint one, or take one of the pictures.',
});

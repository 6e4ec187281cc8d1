/** @file The picture lab's addresses: the settings and, where they use it, the reader's painting as letters. */
import { labAddress } from '../shared/settings/address.ts';
import { decodePainting, encodePainting } from './painting.ts';
import { pictureTable } from './settings.ts';

export const pictureAddress = labAddress('picture', pictureTable, {
  parameter: 'painting',
  used: ({ mode }) => mode === 'edit',
  encode: encodePainting,
  decode: decodePainting,
  unreadable: 'The painting in the link cannot be read; it was left out.',
  missing: 'The link carries no painting; paint one, or press “Make it night”.',
});

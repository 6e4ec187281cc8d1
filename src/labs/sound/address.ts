/** @file The sound lab's addresses: the settings, and the notes that are the reader's. */
import { labAddress } from '../shared/settings/address.ts';
import { draftOf, draftText } from './draft.ts';
import { soundTable } from './settings.ts';

export const soundAddress = labAddress('sound', soundTable, {
  parameter: 'notes',
  used: () => true,
  encode: draftText,
  decode: draftOf,
  unreadable: 'The notes in the link cannot be read; they were left out.',
});

/** @file The language lab's addresses: the settings, and the text that is there, in plain words. */
import { textOf, tokenize } from '../../models/language/vocabulary.ts';
import { labAddress } from '../shared/settings/address.ts';
import { languageTable } from './settings.ts';
import { usualText } from './suggestions.ts';

export const languageAddress = labAddress('language', languageTable, {
  parameter: 'text',
  used: ({ part }) => part === 'write' || part === 'stories',
  encode(tokens: readonly number[]) {
    const text = textOf(tokens);
    return text === '' || text === usualText ? undefined : text;
  },
  decode(text) {
    const { ids, unknown } = tokenize(text);
    return unknown.length > 0 || ids.length === 0 ? undefined : ids;
  },
  unreadable: 'The text in the link has words that the model does not know; it was left out.',
});

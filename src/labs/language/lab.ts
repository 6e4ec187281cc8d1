/** @file The language lab, as the parts of its page have it. */
import type { Lab } from '../shared/lab-kind.ts';
import type { LanguageTypes } from './session.ts';
import type { languageTable } from './settings.ts';

/** Its address carries the text that is there, as ids of its tokens. */
export type LanguageLab = Lab<LanguageTypes, typeof languageTable, readonly number[]>;

/** @file The GAN lab's addresses. */
import { labAddress, ownPointsPart } from '../shared/settings/address.ts';
import { ganTable } from './settings.ts';

export const ganAddress = labAddress('gan', ganTable, ownPointsPart());

/** @file The GAN lab's addresses. */
import { labAddress } from '../shared/address.ts';
import { ganTable } from './settings.ts';

export const ganAddress = labAddress('gan', ganTable);

/** @file The diffusion lab's addresses. */
import { labAddress } from '../shared/address.ts';
import { diffusionTable } from './settings.ts';

export const diffusionAddress = labAddress('diffusion', diffusionTable);

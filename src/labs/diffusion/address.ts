/** @file The diffusion lab's addresses. */
import { labAddress, ownPointsPart } from '../shared/settings/address.ts';
import { diffusionTable } from './settings.ts';

export const diffusionAddress = labAddress('diffusion', diffusionTable, ownPointsPart());

/** @file Trials with pictures: the run, and what is seen of it. All of it comes when a reader chooses pictures (`chosen.ts`). */
export { thingsPicture } from '../../figures/things-picture.ts';
export { createPictures } from './pictures.ts';

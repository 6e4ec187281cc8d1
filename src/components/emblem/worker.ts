/** @file The emblem's worker: samples the run, and plays it on the page's canvas, or tells the page what to paint. */
import { emblemStates } from '../../models/emblem-run.ts';
import { painter, type Moment } from './paint.ts';
import { createPlayer, type Order, type Player } from './player.ts';

/** Particles of a step between two looks at the clock, and milliseconds of work between two frames. */
const SLICE = 100;
const SPELL = 8;

let player: Player | undefined;
const states = emblemStates(SLICE);

function sample(): void {
  const until = performance.now() + SPELL;
  do {
    const { value, done } = states.next();
    if (done) return;
    if (value) player?.add(value);
  } while (performance.now() < until);
  setTimeout(sample);
}

const toPage = (moment: Moment): void =>
  self.postMessage(moment, { transfer: [moment.corners.buffer] });

/** The first message says where to paint, all others are orders. */
self.onmessage = ({ data }: MessageEvent<Order | { readonly canvas?: OffscreenCanvas }>) => {
  if ('kind' in data) return player?.obey(data);
  const paint = data.canvas ? painter(data.canvas) : toPage;
  player = createPlayer(paint, (shown) => self.postMessage(shown));
  sample();
};

/**
 * Speeds in each engine (`npm run bench:engines`, after a build; `ENGINES=firefox` for some): the GAN lab on its own page at
 * full speed, and the loop of a worker alone, by the ways to let messages in and the length of its spells.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { compileKernel } from '../kernel.ts';
import { serve } from '../serve.ts';
import { waitFor, type Engine } from './engine.ts';
import { yields, type LoopOrder, type LoopResult } from './loop.ts';
import { chosenEngines, startEngine } from './start.ts';

const SPELLS = [8, 16, 32];
const LOOP_SECONDS = 2;
const LAB_SECONDS = 10;

/** Iterations a second of the GAN lab, drawing as it does for a reader. */
async function labSpeed(engine: Engine, site: string): Promise<number> {
  await engine.goto(`${site}labs/gan/`);
  const isReady = () => document.querySelector('gan-lab[data-ready]') !== null;
  await waitFor('the lab', () => engine.evaluate(isReady, undefined));
  return engine.evaluate(async (seconds) => {
    const lab = document.querySelector('gan-lab')!;
    const count = () => Number(lab.querySelector('[data-steps]')!.getAttribute('data-steps'));
    const wait = (s: number) => new Promise((done) => setTimeout(done, 1000 * s));
    lab.querySelector<HTMLElement>('[data-do="play"]')!.click();
    await wait(2);
    const [first, start] = [count(), performance.now()];
    await wait(seconds);
    return (1000 * (count() - first)) / (performance.now() - start);
  }, LAB_SECONDS);
}

/** What the loop does in this engine, or null where it does not know that way to yield. */
function loopSpeed(engine: Engine, order: LoopOrder): Promise<LoopResult | null> {
  return engine.evaluate(async (wanted) => {
    const worker = new Worker('/src/tools/engines/loop-worker.ts', { type: 'module' });
    const result = new Promise<LoopResult>((done, fail) => {
      worker.onmessage = ({ data }) => done(data as LoopResult);
      worker.onerror = ({ message }) => fail(new Error(message));
    });
    worker.postMessage(wanted);
    const pings = setInterval(
      () => worker.postMessage(performance.timeOrigin + performance.now()),
      50,
    );
    const found = await result;
    clearInterval(pings);
    worker.terminate();
    return found;
  }, order);
}

/** Serves the sources as they are, without their types. */
async function serveSources() {
  const kernel = await compileKernel();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/') response.setHeader('content-type', 'text/html').end('<!doctype html>');
    else if (path === '/kernel.wasm') response.end(kernel);
    else if (/^\/src\/[\w/-]+\.ts$/.test(path)) {
      const code = stripTypeScriptTypes(readFileSync(`.${path}`, 'utf8'));
      response.setHeader('content-type', 'text/javascript').end(code);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
}

const site = await serve({ dir: process.env['OUT_DIR'] ?? 'dist', port: 0 });
const sources = await serveSources();
for (const name of chosenEngines()) {
  const engine = await startEngine(name);
  await engine.resize(1440, 900);
  const speed = await labSpeed(engine, site.url);
  console.log(`The GAN lab at full speed: ${speed.toFixed(0)} iterations/s`);
  await engine.goto(sources.url);
  console.log('way to yield  spell ms  iterations/s  ms between spells  messages  longest wait ms');
  for (const way of yields) {
    for (const spell of way === 'none' ? [0] : SPELLS) {
      const found = await loopSpeed(engine, { way, spell, duration: 1000 * LOOP_SECONDS });
      const cells = found
        ? [
            found.perSecond.toFixed(0),
            found.between.toFixed(3),
            found.heard,
            found.waited.toFixed(1),
          ]
        : ['not known'];
      const widths = [14, 19, 10, 17];
      const row = cells.map((cell, i) => String(cell).padStart(widths[i]!)).join('');
      console.log(way.padEnd(12) + String(spell || '').padStart(10) + row);
    }
  }
  console.log();
  await engine.close();
}
sources.server.close();
await site.close();

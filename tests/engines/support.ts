/** What the tests of all engines need: a browser for each, pictures of pages, labs and their files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { labAnchor, type LabName } from '../../src/labs/registry.ts';
import { waitFor, type Engine } from '../../src/tools/engines/engine.ts';
import { chosenEngines, startEngine, type EngineName } from '../../src/tools/engines/start.ts';

export const phone = { width: 390, height: 844 } as const;
export const desktop = { width: 1440, height: 900 } as const;

/** Describes the same tests for each engine. The browser is there once a test runs. */
export function inEachEngine(tests: (engine: () => Engine, name: EngineName) => void): void {
  describe.each(chosenEngines())('%s', (name) => {
    let engine: Engine | undefined;
    beforeAll(async () => {
      engine = await startEngine(name);
    });
    afterAll(() => engine?.close());
    tests(() => engine!, name);
  });
}

/** Keeps a picture of the window in test-results/engines/. */
export async function keepPicture(engine: Engine, name: EngineName, what: string): Promise<void> {
  const folder = `test-results/engines/${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${what}.png`, await engine.screenshot());
}

/** Opens a lab's own page, and waits until it is alive. Gives the selector of its element. */
export async function openLab(engine: Engine, name: LabName, query = ''): Promise<string> {
  await engine.goto(`${inject('site')}labs/${name}/${query}`);
  const lab = labAnchor(name);
  await waitFor(`${name} lab ready`, () => isThere(engine, `${lab}[data-ready]`));
  return lab;
}

export function isThere(engine: Engine, selector: string): Promise<boolean> {
  return engine.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
}

/** Presses a button. */
export function press(engine: Engine, selector: string): Promise<void> {
  return engine.evaluate(
    (wanted) => document.querySelector<HTMLElement>(wanted)!.click(),
    selector,
  );
}

/** Waits until a run has stopped by itself, or by a press. */
export async function atRest(engine: Engine, lab: string, seconds = 100): Promise<void> {
  await waitFor(`${lab} at rest`, () => isThere(engine, `${lab}:not([data-running])`), seconds);
}

/** The number in an attribute, such as a lab's count. */
export async function numberIn(engine: Engine, lab: string, attribute: string): Promise<number> {
  const text = await engine.evaluate(
    ([within, name]) => document.querySelector(`${within} [${name}]`)!.getAttribute(name),
    [lab, attribute] as const,
  );
  return Number(text);
}

/** What a download button gives, as a data URL. Nothing reaches the disk. */
export function savedFile(engine: Engine, lab: string, key: string): Promise<string> {
  return engine.evaluate(
    async ([within, name]) => {
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      const file = new Promise<Blob>((resolve) => {
        URL.createObjectURL = (object) => {
          resolve(object as Blob);
          return createObjectURL(object);
        };
      });
      HTMLAnchorElement.prototype.click = () => undefined;
      document.querySelector<HTMLElement>(`${within} [data-save-as="${name}"]`)!.click();
      const reader = new FileReader();
      reader.readAsDataURL(await file);
      await new Promise((done) => (reader.onload = done));
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
      return reader.result as string;
    },
    [lab, key] as const,
  );
}

/** The text of {@link savedFile}. */
export async function savedText(engine: Engine, lab: string, key: string): Promise<string> {
  const [, base64 = ''] = (await savedFile(engine, lab, key)).split(',');
  return Buffer.from(base64, 'base64').toString();
}

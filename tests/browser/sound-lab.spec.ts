/** The sound lab in the built site: notes are played, gone on with and changed; sounds are drawn; all of it is heard cleanly. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { patience } from '../../src/tools/load.ts';
import { button, copiedLink, download, openLab as open, openPart } from './lab.ts';
import { phone } from './support.ts';

const openLab = (page: Page, query = ''): Promise<Locator> => open(page, 'sound', query);
const count = (lab: Locator): Locator => lab.locator('[data-count]');
const key = (lab: Locator, pitch: number): Locator => lab.locator(`.key[data-pitch="${pitch}"]`);
const SLOW = { timeout: patience(20_000) };

/** Lets the model write to the end. */
async function write(lab: Locator): Promise<void> {
  await button(lab, 'Write').click();
  await expect(count(lab)).toContainText(/keeps all ten|breaks/, SLOW);
}

/** The notes of the tune, as its table tells them. */
async function notes(lab: Locator): Promise<string[][]> {
  const details = lab.locator('details[data-part="save"]');
  await details.evaluate((each: HTMLDetailsElement) => (each.open = false));
  await openPart(lab, 'Table, downloads, link');
  const rows = lab.locator('[data-table] tr');
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
}

/** Draws sixteen sounds. */
async function draw(lab: Locator): Promise<void> {
  await button(lab, 'Timbre').click();
  await button(lab, 'Draw').click();
  await expect(count(lab)).toContainText('Sixteen sounds', SLOW);
}

/**
 * Puts an offline context in the place of the page's, with a clock that `tick` moves: what is scheduled can then be rendered, and
 * measured sample by sample.
 */
async function record(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: OfflineAudioContext[] = [];
    Object.assign(window, { heard, tick: 0 });
    const recorded = function (): OfflineAudioContext {
      const context = new OfflineAudioContext(1, 44_100 * 24, 44_100);
      const nothing = (): Promise<void> => Promise.resolve();
      Object.defineProperties(context, {
        currentTime: { get: () => (window as unknown as { tick: number }).tick },
        resume: { value: nothing },
        close: { value: nothing },
      });
      heard.push(context);
      return context;
    };
    (window as unknown as { AudioContext: unknown }).AudioContext = recorded;
  });
}

interface Measured {
  readonly peak: number;
  /** The greatest step from a sample to the next, and when, in seconds. */
  readonly step: number;
  readonly at: number;
  /** Seconds of the last sample that is not silent. */
  readonly end: number;
  /** Hz of the strongest partial near a frequency, over the first half second. */
  readonly hertz: number;
}

/** Renders what was scheduled. */
function measure(page: Page, near = 440): Promise<Measured> {
  return page.evaluate(async (around) => {
    const [context] = (window as unknown as { heard: OfflineAudioContext[] }).heard;
    const y = (await context!.startRendering()).getChannelData(0);
    let [peak, step, at, end] = [0, 0, 0, 0];
    for (let n = 1; n < y.length; n++) {
      peak = Math.max(peak, Math.abs(y[n]!));
      if (Math.abs(y[n]!) > 1e-4) end = n / 44_100;
      const move = Math.abs(y[n]! - y[n - 1]!);
      if (move > step) [step, at] = [move, n / 44_100];
    }
    const first = y.findIndex((value) => Math.abs(value) > 1e-4);
    const N = 16_384;
    const power = (f: number): number => {
      let [re, im] = [0, 0];
      for (let n = 0; n < N; n++) {
        const w = (1 - Math.cos((2 * Math.PI * n) / N)) * (y[first + 1000 + n] ?? 0);
        re += w * Math.cos((2 * Math.PI * f * n) / 44_100);
        im += w * Math.sin((2 * Math.PI * f * n) / 44_100);
      }
      return re * re + im * im;
    };
    let hertz = around;
    for (let width = around / 50; width > 0.005; width /= 3) {
      const tried = Array.from({ length: 13 }, (_, i) => hertz + ((i - 6) * width) / 6);
      hertz = tried.reduce((best, f) => (power(f) > power(best) ? f : best));
    }
    return { peak, step, at, end, hertz };
  }, near);
}

test('its weights come when the reader asks for notes, and for sounds', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const lab = await openLab(page);
  const files = (name: RegExp): number => asked.filter((url) => name.test(url)).length;
  expect(files(/\.bin$/)).toBe(0);
  await write(lab);
  expect([files(/notes\.[^/]*\.bin$/), files(/timbres\.[^/]*\.bin$/)]).toEqual([1, 0]);
  await draw(lab);
  expect(files(/timbres\.[^/]*\.bin$/)).toBe(1);
});

test('weights that do not come are told, and tried again', async ({ page }) => {
  await page.route(/notes\.[^/]*\.bin$/, (route) => route.abort(), { times: 1 });
  const lab = await openLab(page);
  await button(lab, 'Write').click();
  await expect(lab.locator('[data-notice]')).toContainText('could not be fetched');
  await button(lab, 'Try again').click();
  await expect(count(lab)).toContainText(/keeps all ten|breaks/, SLOW);
});

test('four notes are played, by mouse and by letters, and the model goes on with them', async ({
  page,
}) => {
  const lab = await openLab(page);
  await key(lab, 72).click();
  await key(lab, 76).click();
  await key(lab, 79).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('a'); // middle C
  await expect(count(lab)).toContainText('4 of them yours', SLOW);
  // What would come next stands on the keys, and with their names.
  await expect(lab.locator('.key[data-likely]')).not.toHaveCount(0);
  await expect(lab.locator('[data-next]')).toContainText(/^Next in the melody: \S+ \d\.\d/);
  const likely = lab.locator('.key[data-likely]').first();
  await expect(likely).toHaveAttribute('aria-label', /next with \d\.\d\d/);
  await write(lab);
  const melody = (await notes(lab)).filter(([, voice]) => voice === 'melody');
  expect(melody.slice(0, 4).map(([, , note, , , whose]) => [note, whose])).toEqual(
    ['C5', 'E5', 'G5', 'C4'].map((note) => [note, 'yours']),
  );
  expect(melody[5]![5]).toBe('the model’s');
  expect(new Set(melody.map(([bar]) => bar)).size).toBe(8);
});

test('keys write notes of the length that is chosen', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Keys play').selectOption('half');
  await key(lab, 72).click();
  await lab.getByLabel('Keys play').selectOption('eighth');
  await key(lab, 74).click();
  await expect(count(lab)).toContainText('2 of them yours', SLOW);
  const yours = (await notes(lab)).filter((row) => row[5] === 'yours');
  expect(yours.map(([, , note, begins, eighths]) => [note, begins, eighths])).toEqual([
    ['C5', '0', '4'],
    ['D5', '4', '1'],
  ]);
});

test('another key moves the same tune: its table, its file and what is told', async ({ page }) => {
  const lab = await openLab(page);
  await key(lab, 72).click();
  await write(lab);
  const before = await notes(lab);
  const said = (await count(lab).textContent())!;
  await openPart(lab, 'More settings');
  await lab.getByLabel('Key', { exact: true }).selectOption('D');
  const moved = lab.locator('[data-table] tr').first();
  await expect(moved).toContainText('D5');
  await expect(count(lab)).toHaveText(said);
  const after = await notes(lab);
  expect(after.map(([bar, voice, , ...rest]) => [bar, voice, ...rest])).toEqual(
    before.map(([bar, voice, , ...rest]) => [bar, voice, ...rest]),
  );
  expect(after.map(([, , note]) => number(note!) - 2)).toEqual(
    before.map(([, , note]) => number(note!)),
  );
  expect((await download(lab, 'Tune (MIDI)')).name).toContain('waltz-in-D');
  // The reader's note moves, too, and so does what is written from it.
  const link = await copiedLink(lab, 'sound');
  await page.goto(link.href);
  await expect(lab).toHaveAttribute('data-ready', '');
  await write(lab);
  expect(await notes(lab)).toEqual(after);
});

/** The MIDI number of a note's name; a rest is 0 wherever it is. */
function number(name: string): number {
  const [, letter, accidental, octave] = /^(\w)(\D?)(\d)$/.exec(name)!;
  const natural = 'C D EF G A B'.indexOf(letter!);
  return 12 * Number(octave) + natural + (accidental ? (accidental === '♯' ? 1 : -1) : 0);
}

test('what was told before is gone when a run begins', async ({ page }) => {
  const lab = await openLab(page);
  await write(lab);
  await key(lab, 72).click();
  const notice = lab.locator('[data-notice]');
  await expect(notice).toContainText('The tune is whole');
  await button(lab, 'Another').click();
  await expect(notice).toBeEmpty();
  await write(lab);
  await key(lab, 72).click();
  await expect(notice).toContainText('The tune is whole');
  await lab.getByRole('textbox', { name: 'The tune' }).fill('a bold jig');
  await expect(notice).toBeEmpty();
});

test('a key that is pressed while the model writes is the next note', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Speed').selectOption('3 a second');
  await button(lab, 'Write').click();
  await expect(count(lab)).toContainText(/^[2-9] notes/, SLOW);
  await key(lab, 79).click();
  await expect(count(lab)).toContainText('1 of them yours', SLOW);
  await expect(button(lab, 'Write')).toBeVisible();
  const yours = (await notes(lab)).filter((row) => row[5] === 'yours');
  expect(yours.map(([, voice, note]) => [voice, note])).toEqual([['melody', 'G5']]);
});

test('no more notes are taken than eight bars have room for', async ({ page }) => {
  const lab = await openLab(page);
  await key(lab, 72).focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press('k');
  await expect(lab.locator('[data-notice]')).toContainText('are full');
  await expect(count(lab)).toContainText('24 of them yours', SLOW);
  const melody = (await notes(lab)).filter(([, voice]) => voice === 'melody');
  expect(melody.map(([bar]) => bar)).toEqual(
    Array.from({ length: 24 }, (_, i) => String(1 + Math.floor(i / 3))),
  );
});

test('notes are spelled as their key has it, everywhere', async ({ page }) => {
  const lab = await openLab(page, '?sound-mode=minor');
  await key(lab, 75).click();
  await expect(count(lab)).toContainText('1 of them yours', SLOW);
  await expect(lab.locator('[data-next]')).not.toContainText(/[DGA]♯/);
  await expect(key(lab, 75)).toHaveAttribute('aria-label', /^E♭5/);
  await write(lab);
  const names = (await notes(lab)).map(([, , note]) => note!);
  expect(names[0]).toBe('E♭5');
  expect(names.join(' ')).not.toMatch(/[DGA]♯/);
  expect((await download(lab, 'Notes (CSV)')).data.toString()).toContain('E♭5');
});

test('all ten rules are listed, each with whether the tune keeps it', async ({ page }) => {
  const lab = await openLab(page, '?sound-temperature=2');
  await openPart(lab, 'The ten rules');
  const rules = lab.locator('.rules > li');
  await expect(rules).toHaveCount(10);
  await expect(lab.locator('.rules .kept, .rules .broken')).toHaveCount(0);
  await write(lab);
  const broken = Number(/breaks (\d+) of ten/.exec((await count(lab).textContent())!)?.[1] ?? 0);
  await expect(rules.locator('.broken')).toHaveCount(broken);
  await expect(rules.locator('.kept')).toHaveCount(10 - broken);
  await button(lab, 'Clear').click();
  await expect(rules.locator('.kept')).toHaveCount(0);
});

test('what a part has come to is told when one comes back to it', async ({ page }) => {
  const lab = await openLab(page);
  await write(lab);
  const said = (await count(lab).textContent())!;
  await button(lab, 'Twenty tunes').click();
  await expect(count(lab)).toBeEmpty();
  await draw(lab);
  await button(lab, 'Tune').click();
  await expect(count(lab)).toHaveText(said);
  await button(lab, 'Timbre').click();
  await expect(count(lab)).toContainText('Sixteen sounds', SLOW);
  await lab.getByLabel('Stop on the way').fill('0');
  await expect(lab.locator('.timbre').first()).toHaveAttribute('aria-label', /pure noise/, SLOW);
});

test('a note is taken back, and all are cleared', async ({ page }) => {
  const lab = await openLab(page);
  await key(lab, 72).click();
  await key(lab, 74).click();
  await expect(count(lab)).toContainText('2 of them yours', SLOW);
  await button(lab, 'Take back').click();
  await expect(count(lab)).toContainText('1 of them yours', SLOW);
  await button(lab, 'Clear').click();
  await expect(count(lab)).toContainText('No note', SLOW);
});

test('a note is changed, and what comes after it is written anew', async ({ page }) => {
  const lab = await openLab(page);
  await write(lab);
  const before = await notes(lab);
  const walk = lab.locator('[data-walk]');
  await walk.fill('5');
  await expect(walk).toHaveAttribute('aria-valuetext', /bar \d, (melody|bass), the model’s/);
  await expect(lab.locator('.key[aria-current]')).toHaveCount(1);
  const [, , old] = before[5]!;
  const pitch = old === 'A4' ? 67 : 69;
  await key(lab, pitch).click();
  await expect(count(lab)).toContainText(/of them yours\. It/, SLOW);
  const after = await notes(lab);
  expect(after.slice(0, 5)).toEqual(before.slice(0, 5));
  expect([after[5]![2], after[5]![5]]).toEqual([pitch === 69 ? 'A4' : 'G4', 'yours']);
});

test('words ask for a character, and unknown ones are named', async ({ page }) => {
  const lab = await openLab(page);
  const box = lab.getByRole('textbox', { name: 'The tune' });
  const notes = lab.locator('[data-wish-notes="tune"]');
  await box.fill('a calm minor waltz in G');
  await expect(notes).toHaveText('Training never had a tune of this character.');
  await box.press('Enter');
  await expect(count(lab)).toContainText(/keeps all ten|breaks/, SLOW);
  await openPart(lab, 'More settings');
  await expect(lab.getByLabel('Key', { exact: true })).toHaveValue('G');
  await box.fill('a bold major walz');
  await expect(notes).toContainText('“walz” is not in the vocabulary. Did you mean “waltz”?');
});

test('temperature reshapes what is drawn from', async ({ page }) => {
  const lab = await openLab(page, '?sound-model=bigram');
  await key(lab, 72).click();
  await expect(lab.locator('[data-next]')).toContainText('Next in the melody:', SLOW);
  const many = await lab.locator('.key[data-likely]').count();
  expect(many).toBeGreaterThan(2);
  await lab.getByLabel('Temperature', { exact: true }).fill('0');
  await expect(lab.locator('.key[data-likely]')).not.toHaveCount(many);
});

test('slow motion follows the pseudo-code, line by line', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Speed').selectOption('Slow motion');
  await button(lab, 'Step').click();
  await expect(lab.locator('.line.running')).toContainText('network(tune)', SLOW);
  await expect(lab.locator('.line.running .line-value')).toContainText('logits');
  await button(lab, 'Step').click();
  await expect(lab.locator('.line.running')).toContainText('only_readable');
});

test('nothing can sound before it is asked for', async ({ page }) => {
  await record(page);
  const lab = await openLab(page);
  const contexts = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.length);
  await write(lab);
  await draw(lab);
  expect(await contexts()).toBe(0);
  await button(lab, 'Hear it').click();
  await expect.poll(contexts).toBe(1);
});

test('a tune is heard without clipping and without a click, also where it is stopped', async ({
  page,
}) => {
  await record(page);
  const lab = await openLab(page);
  await lab.getByLabel('Volume').fill('100');
  await write(lab);
  await button(lab, 'Play').click();
  await expect(button(lab, 'Stop')).toBeVisible(SLOW);
  await expect(lab.locator('[data-playing]')).toContainText(/Bar 1 · melody \S+/);
  await page.evaluate(() => Object.assign(window, { tick: 5 }));
  await expect(lab.locator('.key[data-sounds]')).not.toHaveCount(0);
  await expect(lab.locator('[data-roll-line]')).toBeVisible();
  await button(lab, 'Stop').click();
  await expect(lab.locator('[data-roll-line]')).toBeHidden();
  const { peak, step, at, end } = await measure(page);
  expect(peak).toBeGreaterThan(0.05);
  expect(peak).toBeLessThan(1);
  // It dies away within hundredths of a second, and not at once.
  expect(end).toBeGreaterThan(5.015);
  expect(end).toBeLessThan(5.05);
  // A plucked string steps by less than this; a cut from where it stands to 0 would step by more.
  expect(step, `at ${at} s`).toBeLessThan(STEP);
});
const STEP = 0.1;

test('a key sounds at its pitch, to 2 cents', async ({ page }) => {
  await record(page);
  const lab = await openLab(page);
  await button(lab, 'Timbre').click();
  await key(lab, 69).click();
  await expect(lab.locator('.key[data-sounds]')).toHaveCount(0, SLOW);
  const { hertz } = await measure(page);
  expect(Math.abs(1200 * Math.log2(hertz / 440))).toBeLessThan(2);
});

test('without a way to be heard it says so, and all else works', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'AudioContext'));
  const lab = await openLab(page);
  await write(lab);
  await button(lab, 'Play').click();
  await expect(lab.locator('[data-notice]')).toContainText('no sound that the page could use');
  expect(await notes(lab)).not.toEqual([]);
  expect((await download(lab, 'Tune (WAV)')).data.length).toBeGreaterThan(100_000);
});

test('a tune is saved as MIDI, as samples, as a table and as a figure, and a link carries the notes', async ({
  page,
}) => {
  const lab = await openLab(page);
  await key(lab, 76).click();
  await expect(count(lab)).toContainText('1 of them yours', SLOW);
  await write(lab);
  const all = await notes(lab);
  const midi = await download(lab, 'Tune (MIDI)');
  expect(midi.name).toMatch(/^a-calm-major-waltz-in-C-seed-1\.mid$/);
  expect(midi.data.subarray(0, 4).toString()).toBe('MThd');
  const wav = (await download(lab, 'Tune (WAV)')).data;
  expect(wav.subarray(0, 4).toString() + wav.subarray(8, 12).toString()).toBe('RIFFWAVE');
  let most = 0;
  for (let at = 44; at < wav.length; at += 2) most = Math.max(most, Math.abs(wav.readInt16LE(at)));
  expect(most).toBeGreaterThan(3000);
  expect(most).toBeLessThan(32_767);
  const csv = (await download(lab, 'Notes (CSV)')).data.toString();
  expect(csv.trim().split('\r\n')).toHaveLength(all.length + 1);
  expect((await download(lab, 'Roll (SVG)')).data.toString()).toContain('<svg');
  const link = await copiedLink(lab, 'sound');
  await page.goto(link.href);
  await expect(lab).toHaveAttribute('data-ready', '');
  await write(lab);
  expect(await notes(lab)).toEqual(all);
});

test('sounds are drawn, walked through, heard, and play the tune', async ({ page }) => {
  await record(page);
  const lab = await openLab(page);
  await lab.getByRole('button', { name: 'Timbre', exact: true }).click();
  await lab.getByRole('textbox', { name: 'The sound' }).fill('a long, dark bell');
  await draw(lab);
  const said = lab.locator('[data-timbre-said]');
  await expect(said).toContainText(/farther apart .* \(spread 1\.\d+\)/);
  await expect(lab.locator('[data-wave] svg')).toBeVisible();
  const large = lab.locator('[data-timbre-picture] path').first();
  const finished = await large.getAttribute('d');
  await lab.getByLabel('Stop on the way').fill('3');
  await expect.poll(() => large.getAttribute('d')).not.toBe(finished);
  await lab.getByLabel('Stop on the way').fill('20');
  await expect.poll(() => large.getAttribute('d')).toBe(finished);
  await lab.getByRole('button', { name: /^Sound 7, the finished sound/ }).click();
  await expect(said).toContainText('Sound 7 of 16');
  await button(lab, 'Play the tune with it').click();
  // What was pressed is gone with its part: the focus is where one goes on.
  await expect(button(lab, 'Stop')).toBeFocused(SLOW);
  await button(lab, 'Stop').click();
  await expect(lab.locator('[data-playing]')).toHaveText(
    'Played by the diffusion model’s long, dark bell.',
  );
  // A name is that of the sounds that were drawn, whatever has been asked for since.
  await button(lab, 'Timbre').click();
  await lab.getByRole('textbox', { name: 'Blend with' }).fill('a short drum');
  await lab.getByLabel('Blend', { exact: true }).fill('0.5');
  await expect(count(lab)).toContainText('Sixteen sounds', SLOW);
  await lab.getByRole('textbox', { name: 'The sound' }).fill('a flute');
  await button(lab, 'Play the tune with it').click();
  await button(lab, 'Stop').click();
  await expect(lab.locator('[data-playing]')).toHaveText(
    'Played by the diffusion model’s blend of a long, dark bell (50 %) and a short drum (50 %).',
  );
  await button(lab, 'Usual sound').click();
  await expect(lab.locator('[data-playing]')).toContainText('the program’s');
});

for (const [before, after] of [
  [20, 40],
  [1, 2],
  [20, 5],
] as const) {
  test(`sounds are drawn anew when steps go from ${before} to ${after}`, async ({ page }) => {
    const lab = await openLab(page);
    await button(lab, 'Timbre').click();
    const steps = lab.getByLabel('Steps', { exact: true });
    await steps.fill(String(before));
    await steps.press('Tab');
    await draw(lab);
    const made = (many: number): string =>
      `Sixteen sounds, ${many} ${many === 1 ? 'step' : 'steps'} from noise.`;
    await expect(count(lab)).toHaveText(made(before));
    await steps.fill(String(after));
    await steps.press('Tab');
    await expect(count(lab)).toHaveText(made(after), SLOW);
    await expect(button(lab, 'Draw')).toBeVisible();
    // Another wish, while nothing runs and while it is drawn.
    await lab.getByRole('textbox', { name: 'The sound' }).fill('a long, dark bell');
    await expect(count(lab)).toBeEmpty();
    await button(lab, 'Draw').click();
    await expect(count(lab)).toHaveText(made(after), SLOW);
  });
}

test('settings that change while sounds are drawn are those of what is drawn next', async ({
  page,
}) => {
  const lab = await openLab(page);
  await button(lab, 'Timbre').click();
  await lab.getByLabel('Speed').selectOption('3 a second');
  await button(lab, 'Draw').click();
  await expect(count(lab)).toContainText(/Step [1-9] of 20/, SLOW);
  await lab.getByRole('textbox', { name: 'The sound' }).fill('a short, dark drum');
  await expect(button(lab, 'Draw')).toBeVisible();
  await lab.getByLabel('Speed').selectOption('Full speed');
  await button(lab, 'Draw').click();
  await expect(count(lab)).toContainText('Sixteen sounds', SLOW);
  await expect(lab.locator('[data-timbre-said]')).toContainText(
    /closer together .* \(spread 0\.\d+\)/,
  );
});

test('the way from noise to tone is heard and seen, step by step', async ({ page }) => {
  await record(page);
  const lab = await openLab(page);
  await draw(lab);
  const stop = lab.getByLabel('Stop on the way');
  await button(lab, 'Hear the way').click();
  await expect(stop).toHaveAttribute('aria-valuetext', 'pure noise', SLOW);
  await expect(stop).toHaveAttribute('aria-valuetext', /^after step/, SLOW);
  await expect(stop).toHaveAttribute('aria-valuetext', 'the finished sound', SLOW);
});

test('a slider blends two sounds', async ({ page }) => {
  const lab = await openLab(page);
  await draw(lab);
  const large = lab.locator('[data-timbre-picture] path').first();
  const first = await large.getAttribute('d');
  await lab.getByRole('textbox', { name: 'Blend with' }).fill('a short, hollow blown pipe');
  await lab.getByLabel('Blend', { exact: true }).fill('0.5');
  await expect(count(lab)).toContainText('Sixteen sounds', SLOW);
  await expect.poll(() => large.getAttribute('d')).not.toBe(first);
});

test('a MIDI keyboard plays, where the reader allows it', async ({ page }) => {
  await page.addInitScript(() => {
    const input = { name: 'Test keys', onmidimessage: undefined as unknown };
    Object.assign(window, { midi: input });
    const access = { inputs: new Map([['1', input]]), onstatechange: null };
    Object.assign(navigator, { requestMIDIAccess: () => Promise.resolve(access) });
  });
  const lab = await openLab(page);
  await button(lab, 'Use a MIDI keyboard').click();
  await expect(lab.locator('[data-midi-said]')).toHaveText('Listening to Test keys.');
  await page.evaluate(() => {
    const { midi } = window as unknown as { midi: { onmidimessage(event: unknown): void } };
    midi.onmidimessage({ data: new Uint8Array([0x90, 72, 90]) });
    midi.onmidimessage({ data: new Uint8Array([0x80, 72, 0]) });
  });
  await expect(count(lab)).toContainText('1 of them yours', SLOW);
});

test('twenty tunes are judged, and one of them is opened', async ({ page }) => {
  const lab = await openLab(page);
  await button(lab, 'Twenty tunes').click();
  await button(lab, 'Write twenty').click();
  await expect(lab.locator('[data-tunes] li')).toHaveCount(20, SLOW);
  await expect(count(lab)).toContainText(/^20 of 20 tunes, \d+ of which keep all rules\./);
  await lab.locator('[data-tunes] li').nth(2).getByRole('button', { name: 'Open' }).click();
  await expect(count(lab)).toContainText(/keeps all ten|breaks/, SLOW);
});

test('an experiment asks, runs and answers', async ({ page }) => {
  const lab = await openLab(page);
  await button(lab, 'Twenty tunes').click();
  await button(lab, 'Write twenty').click();
  await expect(lab.locator('[data-tunes] li')).toHaveCount(20, SLOW);
  await button(lab, 'Only the last word').click();
  // What other settings brought is no hint.
  await expect(lab.locator('[data-tunes] li')).toHaveCount(0);
  await expect(count(lab)).toBeEmpty();
  const guide = lab.locator('[data-guide]');
  await guide.getByRole('button', { name: 'In none', exact: true }).click();
  await expect(guide.locator('[data-verdict="right"]')).toBeVisible(SLOW);
  await expect(guide).not.toContainText(/NaN|undefined/);
});

for (const viewport of [{ width: 1280, height: 720 }, phone]) {
  test.describe(`${viewport.width} by ${viewport.height}`, () => {
    test.use({ viewport });
    test('the likeliest next note of the melody stands on a key in sight', async ({ page }) => {
      const lab = await openLab(page);
      for (const pitch of [72, 76, 79, 76]) await key(lab, pitch).click();
      await expect(lab.locator('[data-next]')).toContainText('Next in the melody', SLOW);
      const name = /melody: (\S+)/.exec((await lab.locator('[data-next]').textContent())!)![1]!;
      const likeliest = lab.locator(`.key[data-likely][aria-label^="${name},"]`);
      const [keys, box] = [await lab.locator('.keys').boundingBox(), await likeliest.boundingBox()];
      expect(box!.x).toBeGreaterThanOrEqual(keys!.x);
      expect(box!.x + box!.width).toBeLessThanOrEqual(keys!.x + keys!.width);
    });

    test('the slider has room for every note, and what comes next is not cut off', async ({
      page,
    }) => {
      const lab = await openLab(page);
      await key(lab, 72).click();
      const next = lab.locator('.sound-next');
      await expect(next).toContainText('Next in the melody', SLOW);
      const before = (await lab.locator('.keys').boundingBox())!;
      await write(lab);
      expect((await lab.locator('.keys').boundingBox())!.y).toBeCloseTo(before.y, 0);
      await lab.locator('[data-walk]').fill('5');
      await expect(lab.locator('[data-walk-says]')).toContainText('bar');
      expect((await lab.locator('.keys').boundingBox())!.y).toBeCloseTo(before.y, 0);
      expect(await next.evaluate((p) => p.scrollWidth <= p.clientWidth)).toBe(true);
      expect((await lab.locator('[data-walk]').boundingBox())!.width).toBeGreaterThan(200);
    });

    test('roll, keys and Play are in sight together', async ({ page }) => {
      const lab = await openLab(page);
      await write(lab);
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      for (const place of [lab.locator('[data-roll]'), lab.locator('.keys'), button(lab, 'Play')]) {
        const { y, height } = (await place.boundingBox())!;
        expect(y).toBeGreaterThan(0);
        expect(y + height).toBeLessThanOrEqual(viewport.height);
      }
    });
  });
}

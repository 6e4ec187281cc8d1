/**
 * @file The labs of the site, and everything that the rest of it asks about them: content checks, what authors can write,
 * addresses, lab pages, the search, budgets, measurements, the tests of every lab. A lab's name is its folder, its
 * address (`/labs/gan/`), the beginning of its settings' parameters (`gan-seed`), of its anchor and of its element
 * (`gan-lab`).
 */
import { experiments as diffusionExperiments } from './diffusion/experiments.ts';
import { samplingLines, trainingLines } from './diffusion/lines.ts';
import { diffusionTable } from './diffusion/settings.ts';
import { experiments as ganExperiments } from './gan/experiments.ts';
import { lineNames } from './gan/lines.ts';
import { ganTable } from './gan/settings.ts';
import { experiments as pictureExperiments } from './picture/experiments.ts';
import { experiments as languageExperiments } from './language/experiments.ts';
import { trainingLines as learningLines, writingLines } from './language/lines.ts';
import { languageTable } from './language/settings.ts';
import { pictureTable } from './picture/settings.ts';
import { experiments as soundExperiments } from './sound/experiments.ts';
import { shapingLines, writingLines as noteLines } from './sound/lines.ts';
import { soundTable } from './sound/settings.ts';
import { experiments as syntheticExperiments } from './synthetic/experiments.ts';
import { generationLines, helpLines } from './synthetic/lines.ts';
import { syntheticTable } from './synthetic/settings.ts';
import { outlines, type Outline } from './shared/guide/outline.ts';
import type { SettingsTable } from './shared/settings/settings.ts';

/** Files that a lab fetches when a reader asks for what they can do. */
export interface LabWeights {
  /** Names in `src/models`, before their hash. */
  readonly files: readonly string[];
  /** Most kilobytes of them, as gzip sends them, with all scripts of the lab. */
  readonly kilobytes: number;
}

export interface Lab {
  /** What authors write: `<GanLab>`; the component is `src/components/GanLab.astro`. */
  readonly component: string;
  readonly title: string;
  /** One sentence: what one can do there. */
  readonly does: string;
  /** The steps of each pseudo-code that the lab follows, in the order in which the codes must stand. */
  readonly codes: readonly (readonly string[])[];
  readonly table: SettingsTable;
  /** The runs of the guided ones, as one writes them down. */
  readonly experiments: readonly Outline[];
  /** Most kilobytes of its scripts, as gzip sends them, beyond those of the labs above it. */
  readonly kilobytes: number;
  /** Most kilobytes of further scripts, which come when a reader asks for what needs them. */
  readonly chosen?: number;
  readonly weights: readonly LabWeights[];
  /** Selector of the button that starts its work. */
  readonly start: string;
  /** The attribute that counts its work, for labs that go on until they are stopped. */
  readonly counter?: string;
}

const table = {
  gan: {
    component: 'GanLab',
    title: 'The GAN lab',
    does: 'A generator and a discriminator train against each other on your device, and their code is their debugger.',
    codes: [lineNames],
    table: ganTable,
    experiments: outlines(ganExperiments),
    kilobytes: 48,
    weights: [],
    start: '[data-do="play"]',
    counter: 'data-steps',
  },
  diffusion: {
    component: 'DiffusionLab',
    title: 'The diffusion lab',
    does: 'Noise turns into data in the plane, step by step, by an exact denoiser or by a network that you train.',
    codes: [trainingLines, samplingLines],
    table: diffusionTable,
    experiments: outlines(diffusionExperiments),
    kilobytes: 35,
    weights: [],
    start: '[data-do="train"]',
    counter: 'data-trained',
  },
  picture: {
    component: 'PictureLab',
    title: 'The picture lab',
    does: 'Type a prompt, and a small diffusion model draws sixteen pictures of it on your device.',
    codes: [],
    table: pictureTable,
    experiments: outlines(pictureExperiments),
    kilobytes: 53,
    weights: [
      { files: ['diffusion', 'judge'], kilobytes: 450 },
      { files: ['gan'], kilobytes: 200 },
    ],
    start: '[data-play]',
  },
  language: {
    component: 'LanguageLab',
    title: 'The language lab',
    does: 'A small transformer writes stories on your device, and every probability stands beside the true one.',
    codes: [learningLines, writingLines],
    table: languageTable,
    experiments: outlines(languageExperiments),
    kilobytes: 50,
    weights: [
      { files: ['base'], kilobytes: 470 },
      { files: ['tuned'], kilobytes: 470 },
    ],
    start: '[data-play]',
  },
  sound: {
    component: 'SoundLab',
    title: 'The sound lab',
    does: 'Play four notes: one model goes on with the tune, another makes the sound that plays it.',
    codes: [noteLines, shapingLines],
    table: soundTable,
    experiments: outlines(soundExperiments),
    kilobytes: 75,
    weights: [{ files: ['notes', 'timbres'], kilobytes: 600 }],
    start: '[data-play]',
  },
  synthetic: {
    component: 'SyntheticLab',
    title: 'The lab of synthetic data',
    does: 'A classifier learns with and without generated examples, and models learn from models, generation after generation.',
    codes: [helpLines, generationLines],
    table: syntheticTable,
    experiments: outlines(syntheticExperiments),
    kilobytes: 35,
    chosen: 30,
    weights: [],
    start: '[data-do="play"]',
    counter: 'data-done',
  },
} as const satisfies Record<string, Lab>;

export type LabName = keyof typeof table;

/** What authors write for a lab. */
export type LabComponent = (typeof table)[LabName]['component'];

export const labs: Readonly<Record<LabName, Lab>> = table;

export const labNames = Object.keys(table) as LabName[];

/** What `make` gives for each lab, by what authors write for it. */
export function perLab<T>(make: (name: LabName) => T): Record<LabComponent, T> {
  const made = labNames.map((name) => [table[name].component, make(name)]);
  return Object.fromEntries(made) as Record<LabComponent, T>;
}

/** Where a lab stands in its chapter, without `#`; also the name of its element. */
export function labAnchor(name: LabName): `${LabName}-lab` {
  return `${name}-lab`;
}

/** The lab that authors write as this component. */
export function labOf(component: string | null): LabName | undefined {
  return labNames.find((name) => table[name].component === component);
}

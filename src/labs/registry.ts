/**
 * @file The labs of the site. Content checks, navigation and lab pages read this table; a lab's name is its folder, its
 * address (`/labs/gan/`), the beginning of its settings' parameters (`gan-seed`), of its anchor and of its element
 * (`gan-lab`).
 */
import { samplingLines, trainingLines } from './diffusion/lines.ts';
import { lineNames } from './gan/lines.ts';

/** What the site says and checks about a lab. */
export interface Lab {
  /** What authors write: `<GanLab>`. */
  readonly component: string;
  readonly title: string;
  /** One sentence: what one can do there. */
  readonly does: string;
  /** The steps of each pseudo-code that the lab follows, in the order in which the codes must stand. */
  readonly codes: readonly (readonly string[])[];
}

export const labs = {
  gan: {
    component: 'GanLab',
    title: 'The GAN lab',
    does: 'A generator and a discriminator train against each other on your device, and their code is their debugger.',
    codes: [lineNames],
  },
  diffusion: {
    component: 'DiffusionLab',
    title: 'The diffusion lab',
    does: 'Noise turns into data in the plane, step by step, by an exact denoiser or by a network that you train.',
    codes: [trainingLines, samplingLines],
  },
  picture: {
    component: 'PictureLab',
    title: 'The picture lab',
    does: 'Type a prompt, and a small diffusion model draws sixteen pictures of it on your device.',
    codes: [],
  },
} as const satisfies Record<string, Lab>;

export type LabName = keyof typeof labs;

export const labNames = Object.keys(labs) as LabName[];

/** Where a lab stands in its chapter, without `#`; also the name of its element. */
export function labAnchor(name: LabName): string {
  return `${name}-lab`;
}

/** The lab that authors write as this component. */
export function labOf(component: string | null): LabName | undefined {
  return labNames.find((name) => labs[name].component === component);
}

/**
 * The components that authors may use in a section, with the attributes each takes. The checks read
 * this table; `components/mdx.ts` must map every name in it, which its type makes sure of.
 */
import { labs, perLab } from '../labs/registry.ts';
import { ideaNames } from '../site/ideas.ts';
import { marginFigureNames } from '../site/margin-figure-names.ts';
import { thumbnailNames } from '../site/thumbnail-names.ts';

/** One attribute of a component. */
export interface AttributeRule {
  /** Whether the component is wrong without it. */
  readonly required?: boolean;
  /** The values it may have; any text where absent. */
  readonly values?: readonly string[];
  /** Whether it is a line of Markdown: words, emphasis, code, formulas. */
  readonly markdown?: true;
  /** A word by itself, without a value: `<Cards brief>`. */
  readonly flag?: true;
}

/** How a component may be written. */
export interface ComponentRule {
  /** Text between the tags (`<Note>…</Note>`), or none (`<Cite of="…" />`). */
  readonly content: 'text' | 'none';
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  /** The component that must be directly around it. */
  readonly inside?: string;
  /** Stands by itself in a section, inside of nothing. */
  readonly alone?: true;
  /** Stands at most once on the site. */
  readonly once?: true;
  /** An example that is right, for the hint. */
  readonly example: string;
}

/** All components by name. */
export type ComponentTable = Readonly<Record<string, ComponentRule>>;

/** Shows the component on the overview as well. */
const brief = { flag: true } as const;

/** What stands in a lab, by its number of pseudo-codes, before the caption. */
const labContent = ['The caption.', 'Pseudo-code with steps, and a caption.'];

const lab = (name: string, codes: number): ComponentRule => ({
  content: 'text',
  attributes: {},
  alone: true,
  once: true,
  example: `<${name}>${labContent[codes] ?? `${codes} pseudo-codes with steps, and a caption.`}</${name}>`,
});

const figure = (name: string): ComponentRule => ({
  content: 'text',
  attributes: {},
  example: `<${name}>Caption.</${name}>`,
});

const question = (
  example: string,
  more: Readonly<Record<string, AttributeRule>> = {},
): ComponentRule => ({
  content: 'text',
  attributes: { question: { required: true, markdown: true }, ...more },
  alone: true,
  example,
});

export const components = {
  Cite: {
    content: 'none',
    attributes: { of: { required: true }, checked: {}, again: {} },
    example: '<Cite of="key" />',
  },
  Term: {
    content: 'text',
    attributes: {
      idea: { values: ideaNames },
      means: { markdown: true },
      also: {},
      common: { flag: true },
      of: {},
    },
    example: '<Term means="The compressed form.">latent</Term>',
  },
  Note: { content: 'text', attributes: {}, example: '<Note>An aside.</Note>' },
  Cards: {
    content: 'text',
    attributes: { brief },
    example: '<Cards><Card title="…">…</Card></Cards>',
  },
  Card: {
    content: 'text',
    attributes: {
      title: { required: true, markdown: true },
      lead: { markdown: true },
      since: {},
      figure: { values: thumbnailNames },
    },
    inside: 'Cards',
    example: '<Card title="Name" lead="One sentence.">Text.</Card>',
  },
  Callout: {
    content: 'text',
    attributes: { title: { required: true, markdown: true }, kind: { values: ['key', 'caution'] } },
    example: '<Callout title="In short">Text.</Callout>',
  },
  Check: question('<Check question="Why?">The answer.</Check>'),
  Choose: question('<Choose question="Which?">, a list of options, </Choose>'),
  Estimate: question(
    '<Estimate question="How much?" answer="0.5" within="0.05">, an explanation, a list of wrong answers, </Estimate>',
    { answer: { required: true }, within: { required: true }, unit: { markdown: true } },
  ),
  Order: question('<Order question="What comes first?">, a numbered list, </Order>'),
  ContrastFigure: figure('ContrastFigure'),
  GanFlowFigure: figure('GanFlowFigure'),
  ...perLab((name) => lab(labs[name].component, labs[name].codes.length)),
  OptimalDiscriminatorFigure: figure('OptimalDiscriminatorFigure'),
  ForwardFigure: figure('ForwardFigure'),
  StepsFigure: figure('StepsFigure'),
  SettledFigure: figure('SettledFigure'),
  GuidanceFigure: figure('GuidanceFigure'),
  AttentionFigure: figure('AttentionFigure'),
  DivergenceFigure: figure('DivergenceFigure'),
  PluckFigure: figure('PluckFigure'),
  TimbresFigure: figure('TimbresFigure'),
  TuneFigure: figure('TuneFigure'),
  AddedDataFigure: figure('AddedDataFigure'),
  VarianceLawFigure: figure('VarianceLawFigure'),
  SiteWords: {
    content: 'text',
    attributes: { words: { required: true } },
    once: true,
    example: '<SiteWords words="a model">Caption.</SiteWords>',
  },
  MarginFigure: {
    content: 'text',
    attributes: { name: { required: true, values: marginFigureNames } },
    example: '<MarginFigure name="temperature">Caption.</MarginFigure>',
  },
  Comments: {
    content: 'none',
    attributes: { brief },
    alone: true,
    once: true,
    example: '<Comments />',
  },
} as const satisfies ComponentTable;

/** The keys that the map in `components/mdx.ts` must have, no more and no fewer. */
export type ComponentName = keyof typeof components;

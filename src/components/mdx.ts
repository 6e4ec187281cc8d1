/**
 * What authors can use in MDX without an import. The type holds this map to the table of
 * `collections/component-names.ts`, which the content checks read.
 */
import type { ComponentName } from '../collections/component-names.ts';
import Callout from './Callout.astro';
import Card from './Card.astro';
import Cards from './Cards.astro';
import Check from './Check.astro';
import Cite from './Cite.astro';
import CodeBlock from './CodeBlock.astro';
import Comments from './Comments.astro';
import ContrastFigure from './ContrastFigure.astro';
import DiffusionLab from './DiffusionLab.astro';
import ForwardFigure from './ForwardFigure.astro';
import GanFlowFigure from './GanFlowFigure.astro';
import GanLab from './GanLab.astro';
import GuidanceFigure from './GuidanceFigure.astro';
import Heading3 from './Heading3.astro';
import Note from './Note.astro';
import OptimalDiscriminatorFigure from './OptimalDiscriminatorFigure.astro';
import PictureLab from './PictureLab.astro';
import StepsFigure from './StepsFigure.astro';
import Table from './Table.astro';
import Term from './Term.astro';

const named: Record<ComponentName, unknown> = {
  Callout,
  Card,
  Cards,
  Check,
  Cite,
  Comments,
  ContrastFigure,
  DiffusionLab,
  ForwardFigure,
  GanFlowFigure,
  GanLab,
  GuidanceFigure,
  Note,
  OptimalDiscriminatorFigure,
  PictureLab,
  StepsFigure,
  Term,
};

/** The named components, and those that stand for Markdown's own elements. */
export const components = { ...named, h3: Heading3, pre: CodeBlock, table: Table };

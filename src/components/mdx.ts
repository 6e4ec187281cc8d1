/**
 * What authors can use in MDX without an import, and what each kind of page makes of it. The type holds the maps to the
 * table of `collections/component-names.ts`, which the content checks read, and to the parts of `markdown/parts.ts`.
 */
import { jsx } from 'astro/jsx-runtime';
import type { ComponentName } from '../collections/component-names.ts';
import { questionTags, type QuestionTag } from '../collections/questions.ts';
import { labs, perLab, type LabName } from '../labs/registry.ts';
import type { PartName } from '../markdown/parts.ts';
import AddedDataFigure from './AddedDataFigure.astro';
import BriefCard from './BriefCard.astro';
import BriefCode from './BriefCode.astro';
import AttentionFigure from './AttentionFigure.astro';
import Callout from './Callout.astro';
import Card from './Card.astro';
import Cards from './Cards.astro';
import Cite from './Cite.astro';
import CodeBlock from './CodeBlock.astro';
import Comments from './Comments.astro';
import ContrastFigure from './ContrastFigure.astro';
import DivergenceFigure from './DivergenceFigure.astro';
import ForwardFigure from './ForwardFigure.astro';
import GanFlowFigure from './GanFlowFigure.astro';
import GuidanceFigure from './GuidanceFigure.astro';
import Heading from './Heading.astro';
import Link from './Link.astro';
import MarginFigure from './MarginFigure.astro';
import MarkdownImage from './MarkdownImage.astro';
import Note from './Note.astro';
import OptimalDiscriminatorFigure from './OptimalDiscriminatorFigure.astro';
import PluckFigure from './PluckFigure.astro';
import PrintedLab from './PrintedLab.astro';
import Question from './Question.astro';
import SheetAnswer from './SheetAnswer.astro';
import SheetQuestion from './SheetQuestion.astro';
import SettledFigure from './SettledFigure.astro';
import SiteWords from './SiteWords.astro';
import Slot from './Slot.astro';
import StepsFigure from './StepsFigure.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import TimbresFigure from './TimbresFigure.astro';
import TuneFigure from './TuneFigure.astro';
import VarianceLawFigure from './VarianceLawFigure.astro';

/** What a page shows of the parts of `markdown/parts.ts`: functions, because they are asked before what is in them. */
interface Part {
  readonly children?: unknown;
  /** Of a lab's part: which. */
  readonly lab?: LabName;
}
const shown = ({ children }: Part): unknown => children;
const hidden = (): null => null;

/** A figure that answers the reader as it stands on paper. */
const still =
  (component: unknown) =>
  (props: object): unknown =>
    jsx(component, { ...props, still: true });

type ComponentMap = Record<ComponentName | PartName, unknown> & Record<string, unknown>;

/** All kinds of questions have one component. */
function perQuestion(component: unknown): Record<QuestionTag, unknown> {
  const all = questionTags.map((tag) => [tag, component]);
  return Object.fromEntries(all) as Record<QuestionTag, unknown>;
}

/** The component of each lab. */
const files = import.meta.glob<unknown>('./*Lab.astro', { eager: true, import: 'default' });
const labComponents = perLab((name) => files[`./${labs[name].component}.astro`]);

/** A chapter shows everything. */
export const inChapter: ComponentMap = {
  AddedDataFigure,
  Callout,
  Card,
  Cards,
  Cite,
  Comments,
  ContrastFigure,
  DivergenceFigure,
  ForwardFigure,
  GanFlowFigure,
  GuidanceFigure,
  AttentionFigure,
  MarginFigure,
  Note,
  OptimalDiscriminatorFigure,
  PluckFigure,
  SettledFigure,
  SiteWords,
  StepsFigure,
  Term,
  TimbresFigure,
  TuneFigure,
  VarianceLawFigure,
  ...perQuestion(Question),
  ...labComponents,
  ...{ LabPart: shown, Brief: shown, QuestionPart: shown, ChapterOnly: shown, LabCaption: shown },
  // What stands for Markdown's own elements, and for the tags <a> and <table>: see markdown/tags.ts.
  ...{ h3: Heading, h4: Heading, h5: Heading, h6: Heading },
  ...{ a: Link, A: Link, img: MarkdownImage, pre: CodeBlock, table: Table, Table },
};

/** The overview shows what is marked as in brief; of a lab, only its code can be. */
export const inBrief: ComponentMap = {
  ...inChapter,
  ...perLab(() => Slot),
  ...{ QuestionPart: hidden, ChapterOnly: hidden, LabCaption: hidden },
  Card: BriefCard,
  pre: BriefCode,
};

/** The booklet shows everything, and labs as stills, without the captions that ask to run them. */
export const inBooklet: ComponentMap = {
  ...inChapter,
  ...perLab(() => Slot),
  DivergenceFigure: still(DivergenceFigure),
  MarginFigure: still(MarginFigure),
  SiteWords: still(SiteWords),
  LabPart: ({ children, lab }: Part): unknown => jsx(PrintedLab, { name: lab, children }),
  LabCaption: hidden,
};

/** A lab's own page shows that lab alone. */
export function onlyLab(name: LabName): ComponentMap {
  return {
    ...inChapter,
    LabPart: ({ children, lab }: Part): unknown => (lab === name ? children : null),
    ...{ Brief: hidden, QuestionPart: hidden, ChapterOnly: hidden },
  };
}

/** A worksheet shows questions alone, first to be answered, then with their answers. */
const onlyQuestions: ComponentMap = {
  ...inChapter,
  ...{ LabPart: hidden, Brief: hidden, ChapterOnly: hidden },
};
export const asSheet: ComponentMap = { ...onlyQuestions, ...perQuestion(SheetQuestion) };
export const asSheetAnswers: ComponentMap = { ...onlyQuestions, ...perQuestion(SheetAnswer) };

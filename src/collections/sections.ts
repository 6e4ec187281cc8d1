/** A section as the site knows it. */
import type { Heading } from './anchors.ts';
import type { Claim } from './claims.ts';
import type { Definition } from './definitions.ts';
import type { LabUse } from './labs.ts';
import type { Question } from './questions.ts';
import type { SectionData } from './schema.ts';
import type { SectionFile } from './section-files.ts';

/** One section: where it stands, what its frontmatter says as text, and what is in it. */
export interface SectionInfo extends SectionFile, SectionData {
  /** These as they are written, which is Markdown. */
  readonly markdown: Pick<SectionData, 'title' | 'lead' | 'question' | 'takeaway'>;
  readonly headings: readonly Heading[];
  /** Keys that it cites, in reading order, each once. */
  readonly cites: readonly string[];
  /** Claims that age, in reading order. */
  readonly claims: readonly Claim[];
  /** Terms that it defines, in reading order. */
  readonly definitions: readonly Definition[];
  /** Anchors of the terms that it defines or links, in reading order, each once. */
  readonly terms: readonly string[];
  /** Labs in reading order. */
  readonly labs: readonly LabUse[];
  /** Questions to oneself in reading order. */
  readonly questions: readonly Question[];
  /** Whole minutes to read it, without its labs and questions. */
  readonly minutes: number;
}

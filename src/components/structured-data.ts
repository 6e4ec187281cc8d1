/** The pages as schema.org LearningResources: the site, and chapters and labs as parts of it. */
import type { Chapter, LabLink } from '../collections/navigation.ts';
import type { SectionInfo } from '../collections/sections.ts';
import { site } from '../site/config.ts';
import { absolute } from '../site/paths.ts';

const shared = {
  '@context': 'https://schema.org',
  '@type': 'LearningResource',
  inLanguage: site.language,
  educationalLevel: 'Beginner to intermediate',
  isAccessibleForFree: true,
  license: site.contentLicense,
} as const;

const whole = { '@type': 'LearningResource', name: site.title, url: absolute('') } as const;

/** The overview, with its chapters as parts. */
export function overviewData(
  sections: readonly SectionInfo[],
  chapters: readonly Chapter[],
): object {
  return {
    ...shared,
    name: site.title,
    description: site.description,
    url: absolute(''),
    image: absolute('social.png'),
    learningResourceType: 'Explainer',
    hasPart: chapters.map(({ title, path }, index) => ({
      '@type': 'LearningResource',
      name: title,
      description: sections[index]?.lead,
      url: absolute(path),
    })),
  };
}

/** A chapter, as a part of the site. */
export function chapterData(section: SectionInfo, { title, path }: Chapter): object {
  return {
    ...shared,
    name: title,
    description: section.lead,
    url: absolute(path),
    learningResourceType: 'Chapter',
    timeRequired: `PT${section.minutes}M`,
    position: section.number,
    isPartOf: whole,
  };
}

/** A lab, as a part of the site. */
export function labData({ label, does, path }: LabLink): object {
  return {
    ...shared,
    name: label,
    description: does,
    url: absolute(path),
    learningResourceType: 'Simulation',
    isPartOf: whole,
  };
}

/** What the whole site says about itself. Deployment settings come from the environment: see README.md. */
import { deployment } from './deployment.ts';

const { repository, branch, contactEmail } = deployment();

export const site = {
  title: 'Generative AI: The New Frontier',
  description:
    'An interactive explainer of generative AI: what it is, how GANs, diffusion models, language models and models of sound work, where they are used and where they break. Every figure is computed by the models it explains.',
  /** Shown under the title. */
  standfirst:
    'How machines learn to make pictures, text and music, where they fail, and what the mathematics says. Every figure here is computed by the model it explains.',
  language: 'en',
  /** Year of the current edition, for the citation. */
  year: '2026',
  contentLicense: 'https://creativecommons.org/licenses/by/4.0/',
  /**
   * The public repository, such as `https://github.com/owner/name`. With it, the site links to its
   * source and invites readers to add a comment; without it, those links are absent.
   */
  repository,
  /** An address for comments by mail, for readers who have no account on the code host. */
  contactEmail,
  /** The branch that those links point to. */
  branch,
} as const;

/** Address that opens a file of the repository in the code host's editor. */
export function editUrl(path: string): string | undefined {
  return site.repository && `${site.repository}/edit/${site.branch}/${path}`;
}

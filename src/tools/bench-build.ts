/**
 * How the build grows (`npm run bench:build`): copies of the site with 10, 100 and 1,000 generated
 * sections, built in a temporary folder; prints seconds and megabytes for each, and the kilobytes of HTML of the overview and of a chapter.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runNode } from './process.ts';

const counts = [10, 100, 1000];

const paragraph =
  'A model of the data assigns a probability to everything that could be observed, and to sample ' +
  'from it is to ask what the world would look like if the model were right. The better the ' +
  'model, the harder it is to tell its samples from the data that it has learned from.';

/** A section of realistic length: about 500 words, with headings, mathematics, code and a citation. */
function section(number: number, citation: string): string {
  const part = (title: string): string =>
    [`### ${title}`, paragraph, `With $x_t = \\sqrt{\\bar\\alpha_t}\\,x_0$, ${paragraph}`].join(
      '\n\n',
    );
  return [
    `---\ntitle: Generated section ${number}\nlead: The lead of section ${number}, which says what it is about.\n---`,
    paragraph,
    `As was shown early on <Cite of="${citation}" />.`,
    '$$\n\\min_{\\generator{G}} \\max_{\\discriminator{D}} \\mathbb{E}_{x}[\\log \\discriminator{D}(x)]\n$$',
    part('How it works'),
    '```python title="Training loop"\nfor real_data in batches:\n    noise = sample(batch_size)\n    loss = train(generator(noise), real_data)\n```',
    part('Where it breaks'),
    `<Callout title="The idea">\n${paragraph}\n</Callout>`,
    part('What helps'),
    `<Check question="What does the model of section ${number} assign?">\nA probability.\n</Check>`,
    '',
  ].join('\n\n');
}

/** Writes a content folder with that many sections, and this site's references and comments. */
function writeContent(folder: string, count: number): void {
  mkdirSync(join(folder, 'sections'), { recursive: true });
  cpSync('content/references.bib', join(folder, 'references.bib'));
  const bibliography = readFileSync('content/references.bib', 'utf8');
  const citation = /^@\w+\{([^,\s]+),/m.exec(bibliography)?.[1] ?? '';
  const comments = JSON.parse(readFileSync('content/comments.json', 'utf8')) as object[];
  // The sections that comments may speak of are not in the copy.
  const free = comments.map((comment) => ({ ...comment, section: undefined }));
  writeFileSync(join(folder, 'comments.json'), JSON.stringify(free, null, 2));
  for (let number = 1; number <= count; number += 1) {
    const name = `${String(number).padStart(2, '0')}-generated-${number}.mdx`;
    writeFileSync(join(folder, 'sections', name), section(number, citation));
  }
}

function megabytes(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sizes = files.map((file) => statSync(join(folder, file))).filter((info) => info.isFile());
  return sizes.reduce((sum, { size }) => sum + size, 0) / 1e6;
}

/** Of a file, as gzip sends it. */
function kilobytes(file: string): string {
  return (gzipSync(readFileSync(file)).length / 1000).toFixed(1);
}

/** Makes the build leave its peak memory (resourceUsage gives kilobytes) in a file when it ends. */
function memoryProbe(file: string): string {
  const code =
    `import { writeFileSync } from 'node:fs';` +
    `process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

const temporary = mkdtempSync(join(tmpdir(), 'bench-build-'));
try {
  console.log('sections   seconds   dist MB   overview kB   chapter kB   peak memory MB');
  for (const count of counts) {
    const content = join(temporary, `content-${count}`);
    const dist = join(temporary, `dist-${count}`);
    const memory = join(temporary, `memory-${count}`);
    writeContent(content, count);
    const { code, output, seconds } = await runNode(
      ['--import', memoryProbe(memory), 'src/tools/astro.ts', 'build'],
      { quiet: true, env: { CONTENT_DIR: content, OUT_DIR: dist } },
    );
    if (code !== 0) throw new Error(`The build with ${count} sections failed:\n${output}`);
    const cells = [
      seconds.toFixed(1),
      megabytes(dist).toFixed(2),
      kilobytes(join(dist, 'index.html')),
      kilobytes(join(dist, 'generated-1/index.html')),
      (Number(readFileSync(memory, 'utf8')) / 1000).toFixed(0),
    ];
    console.log(
      String(count).padStart(8) +
        [10, 10, 14, 13, 17].map((width, index) => cells[index]?.padStart(width)).join(''),
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** Dates at citations: that each claim has the day of its check and the time for the next, and that they can be. */
import { attributesOf } from './attributes.ts';
import { isDay, isMonth, isOver } from './days.ts';
import { isJsx, lineOf, walk, type JsxNode, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';

/** @param today the latest day on which a check may have been. */
export function checkClaims(tree: MdastNode, source: string, today: string, report: Report): void {
  for (const { node } of walk(tree)) {
    if (isJsx(node) && node.name === 'Cite') checkDates(node, source, today, report);
  }
}

function checkDates(node: JsxNode, source: string, today: string, report: Report): void {
  const attributes = attributesOf(node, source, () => undefined);
  const [checked, again] = ['checked', 'again'].map((wanted) =>
    attributes.find(({ name }) => name === wanted),
  );
  if (checked === undefined && again === undefined) return;
  if (again === undefined || checked === undefined) {
    const [has, lacks, write] =
      again === undefined
        ? ['when it was checked', 'when to look again', 'again="2027-05"']
        : ['when to look again', 'when it was checked', 'checked="2026-11-26"'];
    report(lineOf(node), `The claim says ${has}, but not ${lacks}.`, `Write ${write} as well.`);
    return;
  }
  const [day, time] = [checked.value ?? '', again.value ?? ''];
  const right = { day: isDay(day), time: isDay(time) || isMonth(time) };
  if (!right.day && day.trim() !== '') {
    report(checked.line, `"${day}" is no day.`, 'Write a day like checked="2026-11-26".');
  }
  if (!right.time && time.trim() !== '') {
    const hint = 'Write a month like again="2027-05", or a day.';
    report(again.line, `"${time}" is no month and no day.`, hint);
  }
  if (right.day && day > today) {
    const hint = `Today is ${today}: write the day on which the source was read.`;
    report(checked.line, `The claim was checked on ${day}, which is to come.`, hint);
  } else if (right.day && right.time && isOver(time, day)) {
    const message = `The claim is to be looked at again by ${time}, before it was checked on ${day}.`;
    report(again.line, message, 'Write a later month or day.');
  }
}

/** @file Shares of tokens as bars. */
import { rectangle, text, type Drawing } from '../../drawing/mark.ts';
import { WIDTH } from './plot.ts';
import { percent } from './words.ts';

export interface Bar {
  readonly token: string;
  /** Its logit, as it is written. */
  readonly logit: string;
  readonly share: number;
}

const ROW = 44;
const LONGEST = WIDTH - 16;

/** One bar a token, above it the token, its logit and its share. */
export function bars(list: readonly Bar[]): Drawing {
  return {
    width: WIDTH,
    height: ROW * list.length,
    marks: list.flatMap(({ token, logit, share }, i) => [
      text('name', 8, ROW * i + 18, `${token}, logit ${logit}`),
      text('value end', WIDTH - 8, ROW * i + 18, percent(share)),
      rectangle('generator wash', 8, ROW * i + 25, LONGEST, 11),
      rectangle('generator area', 8, ROW * i + 25, LONGEST * share, 11),
    ]),
  };
}

/** @file Adds sines up, away from the page. */
import { answerQuestions } from '../shared/run/questions.ts';
import { render, type RenderAnswer, type RenderQuestion } from './render.ts';

answerQuestions<RenderQuestion, never, RenderAnswer>(self, render);

/** @file The GAN lab's worker: messages to the session and back. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { hostLab } from '../shared/run/host.ts';
import { createSession } from './session.ts';
import { ganShow, type GanTypes } from './show.ts';

hostLab<GanTypes>(self, (settings, own) => createSession(settings, own, wasm), ganShow);

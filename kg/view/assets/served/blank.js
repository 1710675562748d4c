/** @file An explorer that opens on nothing, and waits for what an article states. */

import { graph } from '../explorer/archive.js';
import { EMPTY } from './ask.js';

graph.open = async () => EMPTY;

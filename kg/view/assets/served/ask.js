/** @file Asks the server that the page comes from, and nobody else; what goes wrong is an Error in the reader's words. */

import { knows, say } from '../explorer/language.js';

/** The archive of a graph that holds nothing. @type {Archive} */
export const EMPTY = { types: {}, labels: {}, statuses: [], symmetric: [], documents: [], answers: [], title: '', language: '',
  entities: { start: '', iri: [], name: [], type: [], types: [], aliases: {}, identifiers: {}, x: [], y: [] },
  claims: { document: [], subject: [], relation: [], object: [], status: [], confidence: [], origin: [], value: {}, sources: {}, relations: [], origins: [] } };

/** An answer that says what is wrong; `code` is the server's own word for it, `status` that of HTTP. */
export class Problem extends Error {
  /** @param {string} message @param {number} status @param {string} code */
  constructor(message, status, code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** @param {string} address on this server @param {RequestInit} [options] @returns {Promise<Response>} one that is fine */
export async function ask(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { ...options, headers: { Accept: 'application/json', ...options.headers } });
  } catch (error) {
    if (aborted(error)) throw error;
    throw new Problem(say('unreachable'), 0, 'unreachable');
  }
  if (response.ok) return response;
  throw problemOf(await response.text(), response.status);
}

/** @param {unknown} error @returns {boolean} whether somebody ended the question */
export const aborted = (error) => error instanceof DOMException && error.name === 'AbortError';

/** @param {unknown} error @returns {string} what it says */
export const wordsOf = (error) => (error instanceof Error ? error.message : String(error));

/** @param {string} address @param {RequestInit} [options] @returns {Promise<*>} the JSON that the server answers */
export const json = async (address, options) => (await ask(address, options)).json();

/** @param {string} text @param {number} status */
function problemOf(text, status) {
  let told;
  try {
    told = JSON.parse(text);
  } catch {
    return new Problem(text.replace(/^error: /, '').trim(), status, '');
  }
  const key = `problem_${told.code || ''}`;
  const where = told.where ? `${told.where}: ` : '';
  const remedy = told.remedy ? `. ${told.remedy}` : '';
  return new Problem(knows(key) ? say(key) : `${where}${told.title}${remedy}`, status, told.code || '');
}

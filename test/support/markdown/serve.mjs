import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import commonmark from 'commonmark-spec';

/** What is not a file of ours, or not known by name. */
const served = {
  '/served/commonmark.json': () => commonmark.tests,
  '/served/answers.json': readAnswers,
};

/**
 * Some drivers cannot see what a browser asks for. So in the tests every host that content names is this server under
 * its other name, and here is written down what that was asked for: `/served/log/<who>` gives all that begins with
 * `/outside/<who>`, or is itself the beginning of that, as when an address was used before it was whole.
 */
export function serveMarkdownTests() {
  const asked = [];
  return async (context, next) => {
    const { path: address, url, hostname } = context;
    if (hostname !== 'localhost') asked.push(url);
    if (Object.hasOwn(served, address)) context.body = served[address]();
    else if (address.startsWith('/served/log/')) {
      const place = `/outside/${address.slice('/served/log/'.length)}`;
      context.body = asked.filter((one) => one.startsWith(place) || place.startsWith(one));
    } else if (address.startsWith('/outside/')) {
      context.body = ''; // Not an error, which would be in the console.
    } else if (address.startsWith('/%5C')) {
      context.status = 404; // The file server would report an attack; it is one of the vectors, and led home.
    } else return next();
  };
}

/** What models have answered, by the names of their files; none where the corpus is not there. */
export function readAnswers() {
  const folder = fileURLToPath(new URL('../../corpora/answers/', import.meta.url));
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.md')) : [];
  return files.sort().map((file) => ({
    name: path.basename(file, '.md'),
    markdown: readFileSync(path.join(folder, file), 'utf8'),
  }));
}

// What history pages say while they load, when there is nothing, and when the store is away.

import { byId, text } from './dom.js';

/** Marks the page as done, for whoever waits for it. */
const done = (how) => {
  document.body.dataset.loaded = how;
};

/** Says what is wrong; true if something is. */
export function failed(error) {
  if (!error) return false;
  text(byId('state'), `The records cannot be read now. ${error} The live board goes on without them.`);
  byId('state').classList.add('bad');
  done('failed');
  return true;
}

/** Says that there is nothing, or that there is more than is shown, or nothing at all. */
export function settled(count, { empty, cut }) {
  text(byId('state'), count === 0 ? empty : cut ?? '');
  done(count === 0 ? 'empty' : 'full');
}

/** Shows a table with its link to a file, if it has rows. */
export function showTable(rows, file) {
  byId('rows').replaceChildren(...rows);
  byId('table').hidden = rows.length === 0;
  byId('export').hidden = rows.length === 0;
  byId('export-link').href = file;
}

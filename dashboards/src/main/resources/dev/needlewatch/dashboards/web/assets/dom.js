// Building and changing elements without ever writing HTML from data.

/** An element with properties and children; `class` and `aria-…` as attributes. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Sets text only if it differs, so that screen readers and selections stay undisturbed. */
export function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

export const byId = (id) => document.getElementById(id);

/**
 * Keeps the children of `parent` in step with `keys`, each made once by `create` and then updated;
 * elements move, they are not rebuilt, so focus stays where it is.
 */
export class Keyed {
  #parent;
  #create;
  #parts = new Map();

  constructor(parent, create) {
    this.#parent = parent;
    this.#create = create;
  }

  show(entries) {
    const wanted = new Set(entries.map(([key]) => key));
    for (const [key, part] of this.#parts) {
      if (!wanted.has(key)) {
        part.root.remove();
        this.#parts.delete(key);
      }
    }
    let next = this.#parent.firstElementChild;
    for (const [key, value] of entries) {
      let part = this.#parts.get(key);
      if (!part) {
        part = this.#create(value);
        this.#parts.set(key, part);
      }
      part.update(value);
      if (part.root === next) {
        next = next.nextElementSibling;
      } else {
        const focused = part.root.contains(document.activeElement) ? document.activeElement : null;
        this.#parent.insertBefore(part.root, next);
        focused?.focus();
      }
    }
  }
}

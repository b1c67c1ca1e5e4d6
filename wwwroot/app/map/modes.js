import { emit } from '../events.js';

/**
 * What a click on the map does: one thing at a time. Drawing has its own mark on the page; while it, or a tool, is on, clicks are its own.
 */
let current = null;

/** The tool that has the clicks; null: they ask what is there. */
export const mode = () => document.body.dataset.drawing || current;

/** Gives the clicks to a tool, or back (null). */
export function setMode(name) {
  current = name;
  document.body.dataset.mode = name ?? '';
  emit('mode:changed', name);
}

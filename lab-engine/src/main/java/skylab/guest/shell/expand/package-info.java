/** Expansion of words: variables, arithmetic, patterns, splitting. */
package skylab.guest.shell.expand;

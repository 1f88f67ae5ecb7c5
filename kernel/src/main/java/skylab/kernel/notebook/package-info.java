/** What a notebook's code may name: the functions that every cell has, and the types that libraries implement. */
package skylab.kernel.notebook;

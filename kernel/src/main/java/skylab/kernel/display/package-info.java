/** Values in rich forms: one registry of renderers, text always beside the rest. */
package skylab.kernel.display;

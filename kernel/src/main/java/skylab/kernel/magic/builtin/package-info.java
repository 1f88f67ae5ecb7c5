/** The magics that every notebook has. */
package skylab.kernel.magic.builtin;

/** Services and operations, pages, waiting. */
package skylab.cli.call;

/** What is written after options, in files and in skeletons, as parameters of an operation. */
package skylab.cli.input;

/** Names of operations and options, and the words of a command line sorted by them. */
package skylab.cli.option;

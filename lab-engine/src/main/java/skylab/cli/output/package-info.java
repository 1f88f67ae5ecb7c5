/** Answers as JSON, text, table or YAML. */
package skylab.cli.output;

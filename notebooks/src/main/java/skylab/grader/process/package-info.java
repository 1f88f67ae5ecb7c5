/** Processes of the grader's own that stay from one submission to the next. */
package skylab.grader.process;

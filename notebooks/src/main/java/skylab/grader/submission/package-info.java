/** What students hand in, and how it is made fit to be run. */
package skylab.grader.submission;

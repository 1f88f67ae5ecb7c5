/** What an instructor wants to know of a whole class: where it fails, how the points are spread, whose work looks alike. */
package skylab.grader.report;

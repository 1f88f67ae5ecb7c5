/** Feedback pages: points, what was there and what was missing, and the student's own notebook as the grader ran it. */
package skylab.grader.feedback;

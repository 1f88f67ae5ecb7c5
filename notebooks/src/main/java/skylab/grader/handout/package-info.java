/** What each student is given of an exercise: drawn from the course's secret, so that nobody has their neighbour's task. */
package skylab.grader.handout;

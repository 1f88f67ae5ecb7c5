/**
 * Grading on more than one machine, by Apache Spark. What a cluster does is to fill the store of known grades; then the course
 * is graded as ever, which finds them there. So the files are the same to the byte, and what a cluster could not do is done
 * here.
 *
 * <p>Spark carries lines: a submission goes out as one, its grade's files come back as one. The lines are read and written by
 * the command {@code grade-worker} of the Skylab that is installed at the same place on each machine; Spark starts it once for
 * each part of the class ({@code RDD.pipe}). Spark itself is resolved when it is first needed and enters nothing that students
 * get.
 */
package skylab.grader.cluster;

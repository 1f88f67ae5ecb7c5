/**
 * Labs as learners meet them: {@code %check} says what a step still lacks, {@code %hint} helps in three levels, {@code
 * %progress} shows what is done. What a step asks is a method of a class beside the notebook; see {@link
 * skylab.kernel.course.Step}.
 */
package skylab.kernel.course;

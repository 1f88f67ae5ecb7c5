/** Exercises: a notebook in each language, and the hidden tests beside it; and how a student's version is made of it. */
package skylab.grader.exercise;

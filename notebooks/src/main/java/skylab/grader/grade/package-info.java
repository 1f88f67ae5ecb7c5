/** Grades: from what a submission's runs have left and what the judge found, to points and files. */
package skylab.grader.grade;

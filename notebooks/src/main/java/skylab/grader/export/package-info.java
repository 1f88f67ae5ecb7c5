/** Grades in the forms that other systems read: nbgrader, Gradescope, Vocareum, and whatever reads JUnit's reports. */
package skylab.grader.export;

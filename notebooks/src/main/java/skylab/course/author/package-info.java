/** {@code ./skylab author}: from the course's sources to executed notebooks, as nbconvert executes them. */
package skylab.course.author;

/**
 * Explaining failures to the student who wrote the cell: compile problems, exceptions, what to do about them. Knows
 * neither JShell nor javac's classes: whoever compiles and runs cells hands in {@link
 * skylab.kernel.failure.Problem problems} and {@link skylab.kernel.failure.FrameOrigins where frames stand}.
 */
package skylab.kernel.failure;

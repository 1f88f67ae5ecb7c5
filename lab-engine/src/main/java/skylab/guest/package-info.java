/**
 * The inside of machines: a kernel in miniature whose processes, memory and disks are immutable values.
 *
 * <p>{@code process} says what a program is and what it may ask; {@code disk} what lies on volumes; {@code machine} keeps
 * machines and runs them; {@code terminal} types at them; {@code command} holds the executables.
 */
package skylab.guest;

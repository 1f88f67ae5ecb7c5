/** The grader's commands of the launcher. */
package skylab.grader.command;

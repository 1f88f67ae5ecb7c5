/** Runs a submission in a process of its own and takes from it a journal of actions, what cells showed, and answers. */
package skylab.grader.run;

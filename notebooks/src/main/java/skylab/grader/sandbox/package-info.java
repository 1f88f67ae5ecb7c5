/** Runs a program that nobody trusts, with as much protection as this machine permits, and says how much that was. */
package skylab.grader.sandbox;

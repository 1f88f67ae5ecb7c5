/** Proves an exercise: right ways pass its hidden tests, each wrong way fails just those it must. */
package skylab.grader.proof;

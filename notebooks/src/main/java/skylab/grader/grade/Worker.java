package skylab.grader.grade;

import skylab.grader.judge.Judge;

/**
 * Whatever grades one submission at a time.
 *
 * @param slot its number, from 0; no other worker has it
 * @param judge its judge
 */
record Worker(int slot, Judge judge) {}

/** Judges what submissions did: replays their actions in a fresh lab and runs the hidden tests on it, in a process apart. */
package skylab.grader.judge;

package skylab.bench;

import skylab.frontend.StartCommand;

/**
 * A kernel that takes part.
 *
 * @param name the name of its kernelspec
 * @param start how it is started
 * @param snippets the cells in its language
 */
record Rival(String name, StartCommand start, Snippets snippets) {}

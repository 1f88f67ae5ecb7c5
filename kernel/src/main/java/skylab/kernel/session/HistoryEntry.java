package skylab.kernel.session;

/**
 * A cell that ran.
 *
 * @param session counts the kernels that kept a history, from 1
 * @param number of the cell in its session
 * @param input its code
 * @param output the text of its result, or null; kept only while the session lasts
 */
record HistoryEntry(int session, int number, String input, String output) {}

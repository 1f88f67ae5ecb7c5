package skylab.guest.command.text;

import java.util.regex.Pattern;

/**
 * What {@code grep} looks for and what it prints.
 *
 * @param pattern a line is selected if it is found in it
 * @param invert selected are the others
 * @param count print how many were selected
 * @param names print only names of files with a selected line
 * @param namesWithout print only names of files without
 * @param only print only what matched
 * @param quiet print nothing
 * @param noMessages say nothing of files that cannot be read
 * @param prefixName print the file's name before each line
 * @param prefixNumber print the line's number before it
 * @param binaryAsText print lines of binary files too
 * @param skipBinary take binary files for files without a match
 * @param bareNames names were found from the working directory: without {@code ./}
 * @param most stop after so many selected lines of a file
 * @param before lines of context before
 * @param after lines of context after
 */
record GrepStyle(
        Pattern pattern,
        boolean invert,
        boolean count,
        boolean names,
        boolean namesWithout,
        boolean only,
        boolean quiet,
        boolean noMessages,
        boolean prefixName,
        boolean prefixNumber,
        boolean binaryAsText,
        boolean skipBinary,
        boolean bareNames,
        long most,
        long before,
        long after) {
    /** Whether lines are printed at all. */
    boolean printsLines() {
        return !count && !names && !namesWithout && !quiet;
    }
}

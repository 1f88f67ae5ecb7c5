package skylab.guest.command.text;

import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;

/** Finds lines in content of any size from its end, reading no more than needed. */
final class LineEnds {
    private static final int PIECE = 65_536;

    private LineEnds() {}

    /** Where the last so many lines begin; 0 if there are not more. A last line without a line feed counts. */
    static long beginOfLast(Content content, long lines) {
        if (lines == 0) {
            return content.size();
        }
        // The line feed at the very end ends the last line: one more before it begins it.
        long left = lines;
        long end = content.size();
        if (end > 0 && content.read(end - 1, 1).at(0) == '\n') {
            end--;
        }
        while (end > 0) {
            int length = (int) Math.min(PIECE, end);
            Bytes piece = content.read(end - length, length);
            for (int i = length - 1; i >= 0; i--) {
                if (piece.at(i) == '\n' && --left == 0) {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }
}

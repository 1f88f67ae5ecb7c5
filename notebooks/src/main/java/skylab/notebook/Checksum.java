package skylab.notebook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** nbgrader's checksum of a cell: it tells whether somebody has changed a locked cell or its role. */
public final class Checksum {
    private Checksum() {}

    /**
     * The checksum: MD5 over text, type, the three roles as Python spells them, the id and, where there are any, the
     * points as a Python float.
     *
     * @param cell a cell that nbgrader is concerned with
     * @throws IllegalArgumentException if it is not
     */
    public static String of(Cell cell) {
        Nbgrader nbgrader =
                cell.nbgrader().orElseThrow(() -> new IllegalArgumentException("nbgrader keeps nothing in this cell"));
        String text = cell.source()
                + cell.type().text()
                + python(nbgrader.grade())
                + python(nbgrader.solution())
                + python(nbgrader.isLocked())
                + nbgrader.gradeId();
        if (nbgrader.grade()) {
            text += PythonFloat.str(nbgrader.points().map(Number::doubleValue).orElse(0.0));
        }
        return md5(text);
    }

    /** This cell with its checksum in its metadata; a cell that nbgrader is not concerned with unchanged. */
    public static Cell stamp(Cell cell) {
        return cell.nbgrader()
                .filter(Nbgrader::concerned)
                .map(nbgrader -> cell.with(nbgrader.withChecksum(of(cell), cell.type())))
                .orElse(cell);
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}

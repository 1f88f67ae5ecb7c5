package skylab.cli.input;

import java.util.Base64;
import java.util.Set;
import skylab.cli.CliError;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Syscalls;

/** Values that are in files: {@code file://} and {@code fileb://} (AWS CLI user guide, "Load AWS CLI parameters from a file"). */
public final class Files {
    private static final String TEXT = "file://";
    private static final String BYTES = "fileb://";
    private static final int MODE = 0666;

    private Files() {}

    /**
     * A value, or what is in the file that it names. Bytes come as base64.
     *
     * @throws CliError if the file cannot be read
     */
    public static String load(Syscalls sys, String option, String value) {
        if (value.startsWith(BYTES)) {
            return Base64.getEncoder()
                    .encodeToString(read(sys, option, value, BYTES).toArray());
        }
        return value.startsWith(TEXT) ? read(sys, option, value, TEXT).text() : value;
    }

    /**
     * Puts bytes into a file, instead of what was in it.
     *
     * @throws CliError if that cannot be done
     */
    public static void save(Syscalls sys, String path, Bytes bytes) {
        try {
            int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), MODE);
            sys.write(fd, bytes);
            sys.close(fd);
        } catch (Errno e) {
            throw new CliError(
                    "[Errno "
                            + switch (e.code()) {
                                case EACCES -> "13] Permission denied";
                                case EISDIR -> "21] Is a directory";
                                case ENOSPC -> "28] No space left on device";
                                default -> "2] No such file or directory";
                            }
                            + ": '" + path + "'",
                    CliError.GENERAL);
        }
    }

    private static Bytes read(Syscalls sys, String option, String value, String scheme) {
        String path = value.substring(scheme.length());
        String home = sys.env().getOrDefault("HOME", "/root");
        try {
            return sys.readFile(path.startsWith("~/") ? home + path.substring(1) : path);
        } catch (Errno e) {
            throw CliError.parameter(
                    option,
                    "Unable to load paramfile " + value + ": [Errno "
                            + (e.code() == Errno.Code.EACCES ? "13] Permission denied" : "2] No such file or directory")
                            + ": '" + path + "'");
        }
    }
}

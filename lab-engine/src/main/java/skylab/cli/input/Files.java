package skylab.cli.input;

import java.util.Base64;
import skylab.cli.CliError;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Values that are in files: {@code file://} and {@code fileb://} (AWS CLI user guide, "Load AWS CLI parameters from a file"). */
public final class Files {
    private static final String TEXT = "file://";
    private static final String BYTES = "fileb://";

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

package skylab.guest.machine;

import java.util.List;

/**
 * A mounted file system.
 *
 * @param source device path or type
 * @param target canonical path
 * @param type of the file system
 * @param options in order
 * @param fs which
 */
public record Mount(String source, String target, String type, List<String> options, FsRef fs) {
    /** Copies the list. */
    public Mount {
        options = List.copyOf(options);
    }

    /** Whether nothing may be changed in it. */
    boolean readOnly() {
        return options.contains("ro") || fs instanceof FsRef.Synthetic;
    }
}

package skylab.guest.cloudinit;

import java.util.Optional;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;

/** What others may know of cloud-init on a machine: its stages, and how far it has come. */
public final class CloudInit {
    /** The version that is emulated. */
    public static final String VERSION = Paths.VERSION;

    private CloudInit() {}

    /**
     * A stage.
     *
     * @param name {@code init-local}, {@code init}, {@code config} or {@code final}
     */
    public static Program stage(String name) {
        return Stage.named(name);
    }

    /** Whether this boot's stages are over. */
    public static boolean isDone(Syscalls sys) {
        return sys.exists(Paths.RUN + "/result.json");
    }

    /** What has failed at this boot, as a list in JSON. */
    public static String errors(Syscalls sys) {
        return Paths.errors(sys);
    }

    /** What the instance was told; empty if nothing is known of the instance. */
    public static Optional<String> userData(Syscalls sys) {
        String path = Paths.INSTANCE + "/user-data.txt";
        return sys.exists(path) ? Optional.of(sys.readFile(path).text()) : Optional.empty();
    }

    /** When the last boot was over, as cloud-init wrote it down; empty if it is not. */
    public static String finished(Syscalls sys) {
        return Paths.read(sys, Paths.INSTANCE + "/boot-finished")
                .replaceFirst("^[0-9.]+ - ", "")
                .trim();
    }
}

package skylab.guest.software;

/**
 * Something that a package brings.
 *
 * @param kind what it is
 * @param path where; of an account, its line; of a service, its unit
 * @param mode mode bits
 * @param uid owner
 * @param gid group
 * @param content of a file; of a link, its target
 */
public record Item(Kind kind, String path, int mode, int uid, int gid, String content) {
    /** What packages bring. */
    public enum Kind {
        /** An executable file that is a command of the emulation. */
        COMMAND,
        /** A file with text. */
        FILE,
        /** A directory. */
        DIR,
        /** A symbolic link. */
        LINK,
        /** An account and its group, {@code name:uid:gid:home:shell:description}. */
        USER,
        /** A group, {@code name:gid}. */
        GROUP,
        /** A service that is enabled and started when the package is installed, as Debian does. */
        START;

        /** Whether it is a name in the file system. */
        public boolean isFile() {
            return this == COMMAND || this == FILE || this == DIR || this == LINK;
        }
    }
}

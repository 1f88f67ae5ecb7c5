package skylab.guest.command.archive;

import skylab.guest.disk.Content;

/**
 * A member of a tar archive.
 *
 * @param name as in the archive; a directory's ends in a slash
 * @param kind {@code '0'} file, {@code '1'} hard link, {@code '2'} symbolic link, {@code '5'} directory
 * @param permissions twelve mode bits
 * @param modified seconds since 1970
 * @param target of a link
 * @param content of a file
 */
record TarEntry(
        String name,
        char kind,
        int permissions,
        int uid,
        int gid,
        String user,
        String group,
        long modified,
        String target,
        Content content) {
    boolean isDirectory() {
        return kind == '5' || kind == '0' && name.endsWith("/");
    }
}

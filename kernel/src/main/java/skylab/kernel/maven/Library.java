package skylab.kernel.maven;

import java.nio.file.Path;

/**
 * A library that was found.
 *
 * @param id what does not change with the version: {@code groupId:artifactId}, of other than plain jars with {@code
 *     :extension} or {@code :extension:classifier} behind
 * @param file its jar on this computer
 */
public record Library(String id, String version, Path file) {
    /** As {@code %maven} takes it. */
    public String coordinates() {
        return id + ":" + version;
    }
}

package skylab.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an installed kernel was made from. Equal fingerprints mean that installing again would change nothing.
 *
 * @param text one line for the Java, one for each jar: name, size in bytes, time of last change
 */
public record Fingerprint(String text) {

    /** The fingerprint of these jars, run by this Java. */
    public static Fingerprint of(Path javaHome, String javaVersion, List<Path> jars) throws IOException {
        StringBuilder text = new StringBuilder(javaHome + " " + javaVersion + "\n");
        for (Path jar : jars) {
            text.append(jar.getFileName()).append(' ').append(Files.size(jar)).append(' ');
            text.append(Files.getLastModifiedTime(jar).toMillis()).append('\n');
        }
        return new Fingerprint(text.toString());
    }

    /** The same with an archive of classes of this size in bytes, 0 where none could be made. */
    public Fingerprint withArchive(long size) {
        return new Fingerprint(text + "archive " + size + "\n");
    }

    /** Whether this is what the file says; a file that does not exist or cannot be read says nothing. */
    public boolean isIn(Path file) {
        try {
            return Files.readString(file).equals(text);
        } catch (IOException unreadable) {
            return false;
        }
    }
}

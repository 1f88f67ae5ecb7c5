package skylab.grader.handout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.TreeMap;
import skylab.grader.run.Json;

/** A course's {@link Draws} on the disk: {@code draws.json} in its directory. Only its owner may read it. */
public final class DrawsFile {
    private static final String NAME = "draws.json";
    private static final int SECRET_BYTES = 32;

    private DrawsFile() {}

    /** Where a course's draws are. */
    public static Path of(Path course) {
        return course.resolve(NAME);
    }

    /** The draws of a course; the common one for everybody if it has none. */
    public static Draws read(Path course) {
        return Files.exists(of(course)) ? Json.read(of(course), Draws.class) : Draws.COMMON;
    }

    /** The draws of a course, with a new secret if it has none yet. */
    public static Draws begin(Path course) {
        Draws draws = read(course);
        if (!draws.secret().isEmpty()) {
            return draws;
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Draws(HexFormat.of().formatHex(secret), new TreeMap<>());
    }

    /** Writes the draws of a course. */
    public static void write(Path course, Draws draws) {
        Path file = course.resolve(NAME + ".new");
        try {
            Files.createDirectories(course);
            Files.deleteIfExists(file);
            Files.createFile(file);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            Json.write(file, draws);
            // A secret that is half written would be a class that cannot be graded.
            Files.move(file, of(course), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

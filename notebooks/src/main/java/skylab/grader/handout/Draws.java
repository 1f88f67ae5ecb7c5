package skylab.grader.handout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import skylab.grader.hidden.Draw;

/**
 * Who has got which draw of which exercise. What is drawn follows from the course's secret, the exercise, the student and the
 * parameter's name by HMAC-SHA256 (RFC 2104): without the secret nobody knows another's draw. Who was not given one of their
 * own has the common draw, which is the same in every course.
 *
 * @param secret hexadecimal; no release contains it
 * @param students who have a draw of their own, by exercise
 */
public record Draws(String secret, SortedMap<String, SortedSet<String>> students) {
    /** Everybody has the common draw. */
    public static final Draws COMMON = new Draws("", new TreeMap<>());

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] NO_SECRET = "common".getBytes(StandardCharsets.UTF_8);
    private static final String SEED = "/seed";

    /** Makes a copy that does not change. */
    public Draws {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        students.forEach(
                (exercise, names) -> copy.put(exercise, Collections.unmodifiableSortedSet(new TreeSet<>(names))));
        students = Collections.unmodifiableSortedMap(copy);
    }

    /** These draws when more students have one of their own. */
    public Draws with(String exercise, Iterable<String> names) {
        SortedMap<String, SortedSet<String>> more = new TreeMap<>(students);
        SortedSet<String> all = new TreeSet<>(more.getOrDefault(exercise, Collections.emptySortedSet()));
        names.forEach(all::add);
        more.put(exercise, all);
        return new Draws(secret, more);
    }

    /** Whether a student has a draw of their own. */
    public boolean own(String exercise, String student) {
        return students.getOrDefault(exercise, Collections.emptySortedSet()).contains(student);
    }

    /** The draw of a student. */
    public Draw draw(String exercise, String student) {
        return new Draw(name -> number(exercise, student, name));
    }

    /** The seed of the lab that is prepared for a student. */
    public long seed(String exercise, String student) {
        return number(exercise, student, SEED);
    }

    private long number(String exercise, String student, String name) {
        boolean own = own(exercise, student);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            byte[] key = own ? HexFormat.of().parseHex(secret) : NO_SECRET;
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (String part : Arrays.asList(exercise, own ? student : "", name)) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return ByteBuffer.wrap(mac.doFinal()).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}

package skylab.guest.ssh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The primes of keys that are wanted so often that searching for them would be the longest moment of a lab's beginning, and
 * of a grader's day: {@code primes.tsv}, which holds nothing that {@link RsaKey#search} does not find.
 *
 * @param number that the key follows from
 * @param bits of the key
 * @param p one prime
 * @param q the other
 */
record KnownPrimes(long number, int bits, BigInteger p, BigInteger q) {
    private static final String FILE = "primes.tsv";
    private static final int HEXADECIMAL = 16;

    /** The primes of a key, if they are known. */
    static Optional<KnownPrimes> of(long number, int bits) {
        return all().stream()
                .filter(known -> known.number == number && known.bits == bits)
                .findFirst();
    }

    /** All that are known. */
    static List<KnownPrimes> all() {
        try (BufferedReader file = new BufferedReader(
                new InputStreamReader(KnownPrimes.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(row -> new KnownPrimes(
                            Long.parseLong(row[0]),
                            Integer.parseInt(row[1]),
                            new BigInteger(row[2], HEXADECIMAL),
                            new BigInteger(row[3], HEXADECIMAL)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

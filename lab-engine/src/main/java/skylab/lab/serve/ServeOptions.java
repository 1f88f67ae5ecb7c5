package skylab.lab.serve;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import skylab.aws.ec2.Zones;
import skylab.lab.Profile;
import skylab.lab.addition.Additions;
import skylab.world.journal.Durability;

/**
 * What is served, and how.
 *
 * @param host the interface to listen on; {@code 127.0.0.1} is reached from this computer only
 * @param port 0 for one that is free
 * @param lab the one lab of all callers; if it is empty each access key has its own
 * @param profile under which rules new labs are
 * @param clock how time passes in them
 * @param region the region of new labs, and of calls that name none
 * @param verifying whether signatures are verified
 * @param folder where labs are saved; if it is empty they live in memory only
 * @param durability what a call that has been answered survives
 * @param additions what labs have besides the catalogue; saved ones get it too when they are opened
 */
public record ServeOptions(
        String host,
        int port,
        Optional<String> lab,
        Profile profile,
        Clock clock,
        String region,
        boolean verifying,
        Optional<Path> folder,
        Durability durability,
        Optional<Additions> additions) {
    private static final Pattern LAB = Pattern.compile("[\\w.+=@-]{1,128}");

    /**
     * Checked options.
     *
     * @throws IllegalArgumentException if there is no such region, or the lab's name is none
     */
    public ServeOptions {
        if (Zones.ALL.stream().noneMatch(one -> one.name().equals(region))) {
            throw new IllegalArgumentException("there is no region '" + region + "'");
        }
        if (lab.isPresent() && !isName(lab.get())) {
            throw new IllegalArgumentException("a lab's name is made of letters, digits and . + = @ _ -: " + lab.get());
        }
    }

    /** Whether a lab can be called so. */
    static boolean isName(String text) {
        return LAB.matcher(text).matches();
    }

    /** The port that emulators of AWS are usually found at. */
    public static final int USUAL_PORT = 4566;

    /** A lab for each access key, in memory, with accounts of their own and the time outside, on a free port of this computer. */
    public static ServeOptions inMemory() {
        return new ServeOptions(
                "127.0.0.1",
                0,
                Optional.empty(),
                Profile.OWN_ACCOUNT,
                Clock.REAL,
                "us-east-1",
                false,
                Optional.empty(),
                Durability.PROCESS,
                Optional.empty());
    }

    /** These options with another clock. */
    public ServeOptions by(Clock other) {
        return new ServeOptions(host, port, lab, profile, other, region, verifying, folder, durability, additions);
    }

    /** These options with labs that are saved. */
    public ServeOptions savedIn(Path path) {
        return new ServeOptions(
                host, port, lab, profile, clock, region, verifying, Optional.of(path), durability, additions);
    }

    /** These options with one lab for all callers. */
    public ServeOptions oneLab(String name) {
        return new ServeOptions(
                host, port, Optional.of(name), profile, clock, region, verifying, folder, durability, additions);
    }

    /** These options with signatures that are verified. */
    public ServeOptions verified() {
        return new ServeOptions(host, port, lab, profile, clock, region, true, folder, durability, additions);
    }

    /** These options with labs that have more than the catalogue. */
    public ServeOptions adding(Additions more) {
        return new ServeOptions(
                host, port, lab, profile, clock, region, verifying, folder, durability, Optional.of(more));
    }
}

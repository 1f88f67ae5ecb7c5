package skylab.kernel.lab;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;

/**
 * The lab that cells mean, made when one first needs it. The environment may say which: {@code SKYLAB_SEED} is a number
 * (another one gives other ids), {@code SKYLAB_JOURNAL} a file in which the lab is saved and from which it goes on, {@code
 * SKYLAB_PROFILE} {@code learner-lab} or {@code own-account}.
 */
final class CurrentLab implements AutoCloseable {
    private static final String DEFAULT_SEED = "2026";

    private final Map<String, String> environment;
    private Lab lab;
    private Optional<Path> journal = Optional.empty();
    /** Stands for the lab in completions until there is one; nobody else sees it. */
    private Lab preview;

    CurrentLab(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The lab. */
    synchronized Lab get() {
        if (lab == null) {
            journal = Optional.ofNullable(environment.get("SKYLAB_JOURNAL")).map(Path::of);
            lab = journal.map(file -> Lab.open(options(), file)).orElseGet(() -> Lab.open(options()));
        }
        return lab;
    }

    /** Where it is saved; empty when it lives in memory only. */
    synchronized Optional<Path> journal() {
        return journal;
    }

    /**
     * The lab that is saved in a file, which goes on there; a new one when there is no such file. The one before is
     * closed, unless the file cannot be read.
     */
    synchronized void open(Path file) {
        Path absolute = file.toAbsolutePath();
        if (journal.equals(Optional.of(absolute))) {
            // A journal has one writer at a time.
            close();
        }
        Lab next = Lab.open(options(), absolute);
        close();
        lab = next;
        journal = Optional.of(absolute);
    }

    /** A new lab in memory, in the usual region. */
    synchronized void begin(long seed) {
        begin(LabOptions.seed(seed));
    }

    /** A new lab in memory, in a region of the learner's choice. */
    synchronized void begin(long seed, String region) {
        begin(LabOptions.seed(seed).in(region));
    }

    private void begin(LabOptions options) {
        close();
        lab = Lab.open(options.under(defaultProfile()));
        journal = Optional.empty();
    }

    /** The seed of a lab for which nobody names one. */
    long defaultSeed() {
        return Long.parseLong(environment.getOrDefault("SKYLAB_SEED", DEFAULT_SEED));
    }

    /** Its values. Asking does not begin a lab, nor does it cost virtual time. */
    synchronized LabValues values() {
        if (lab == null && preview == null) {
            preview = Lab.open(options());
        }
        Lab shown = lab == null ? preview : lab;
        return new LabValues(shown.world(), shown.scope());
    }

    @Override
    public synchronized void close() {
        if (lab != null) {
            lab.close();
            lab = null;
        }
    }

    private LabOptions options() {
        return LabOptions.seed(defaultSeed()).under(defaultProfile());
    }

    private Profile defaultProfile() {
        return Profile.named(environment.getOrDefault("SKYLAB_PROFILE", Profile.LEARNER_LAB.name()));
    }
}

package skylab.lab.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import skylab.aws.AccessKeys;
import skylab.aws.sts.KeyHolders;
import skylab.lab.Lab;
import skylab.lab.LabCredentials;
import skylab.lab.LabOptions;
import skylab.wire.Caller;
import skylab.wire.protocol.Malformed;

/**
 * Labs by name, each opened when it is first asked for. A name is an access key: whoever makes one up has a lab, the same
 * one each time, and anything may be its secret, except where signatures are verified: there the secret is the name. A key
 * that a lab has given out calls that lab, as its holder. A name of twelve digits is the number of the lab's account.
 */
final class Labs implements Served {
    /** A key to begin with. */
    static final LabCredentials KEY = new LabCredentials("test", "test", Optional.empty());

    /** Whose calls are not signed. */
    private static final String NOBODY = "default";

    private static final Pattern ISSUED = Pattern.compile("A[KS]IA[A-Z2-7]{16}");
    private static final Pattern ACCOUNT_NUMBER = Pattern.compile("\\d{12}");

    /** The account of AWS's own examples, for programs that have it written in them. */
    private static final String ACCOUNT = "123456789012";

    private static final int MOST = 1000;

    private final ServeOptions options;
    private final InstantSource outside;
    private final Map<String, Paced> open = new ConcurrentHashMap<>();

    Labs(ServeOptions options, InstantSource outside) {
        this.options = options;
        this.outside = outside;
    }

    @Override
    public Lab lab(Caller caller) {
        String name = options.lab().orElseGet(() -> caller.accessKeyId().isEmpty() ? NOBODY : caller.accessKeyId());
        if (!ServeOptions.isName(name)) {
            throw new Malformed("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
        }
        Paced lab = open.get(name);
        if (lab == null) {
            lab = issuer(name).orElse(null);
        }
        if (lab == null) {
            if (open.size() >= MOST) {
                throw new Malformed("Throttling", "Skylab serves no more than " + MOST + " labs at once", 400);
            }
            lab = open.computeIfAbsent(name, this::begin);
        }
        return lab.now();
    }

    // A key that a lab has given out, to a user or for a role, is one to that lab.
    private Optional<Paced> issuer(String key) {
        return ISSUED.matcher(key).matches()
                ? open.values().stream()
                        .filter(one -> hasIssued(one.lab(), key))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean hasIssued(Lab lab, String key) {
        String account = lab.scope().account();
        return KeyHolders.wasGivenOut(lab.world(), account, key);
    }

    private Paced begin(String name) {
        LabOptions fresh = LabOptions.seed(ByteBuffer.wrap(digest(name)).getLong())
                .startingAt(outside.instant().truncatedTo(ChronoUnit.SECONDS))
                .in(options.region())
                .under(options.profile())
                .owning(ACCOUNT_NUMBER.matcher(name).matches() ? name : ACCOUNT)
                .calling(Duration.ZERO);
        Lab lab = file(name)
                .map(path -> Lab.open(fresh, path, options.durability()))
                .orElseGet(() -> Lab.open(fresh));
        options.additions().ifPresent(lab::add);
        return new Paced(lab, options.clock(), outside);
    }

    // Some file systems take Test and test for the same.
    private Optional<Path> file(String name) {
        String distinct = HexFormat.of().formatHex(digest(name), 0, 4);
        return options.folder()
                .map(folder -> folder.resolve(name.replaceAll("[^\\w-]", "_") + "-" + distinct + ".jsonl"));
    }

    private static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String secret(Caller caller) {
        return issuer(caller.accessKeyId())
                .map(lab -> AccessKeys.secret(lab.lab().world().seed(), caller.accessKeyId()))
                .orElse(caller.accessKeyId());
    }

    @Override
    public String region() {
        return options.region();
    }

    @Override
    public SortedMap<String, Lab> open() {
        SortedMap<String, Lab> labs = new TreeMap<>();
        open.forEach((name, lab) -> labs.put(name, lab.lab()));
        return labs;
    }

    @Override
    public void reset() {
        for (String name : open.keySet()) {
            open.computeIfPresent(name, (key, lab) -> {
                lab.close();
                file(name).ifPresent(Labs::delete);
                return null;
            });
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        open.values().forEach(Paced::close);
        open.clear();
    }
}

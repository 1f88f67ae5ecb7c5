package skylab.aws.ec2.key;

import static skylab.aws.ec2.key.KeyPair.KEY_PAIRS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.PuttyKeyFile;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/** Operations on key pairs. */
public final class KeyPairs {
    /** Ids by name. */
    private static final Kind<String> BY_NAME = new Kind<>("key-pair-by-name", "");

    /** Key pairs that are deleted, by name: instances were launched with them. */
    private static final Kind<PVector<Former>> FORMER = new Kind<>("former-key-pair", "");

    private record Former(KeyPair pair, Instant until) {}

    private static final Ids<KeyPair> IDS = new Ids<>(KEY_PAIRS, "key pair ID", "InvalidKeyPair");

    private static final Filters<KeyPair> FILTERS = new Filters<>(KeyPair::id)
            .on("key-pair-id", KeyPair::id)
            .on("key-name", KeyPair::name)
            .on("fingerprint", KeyPair::fingerprint);

    // EC2 guide, "Amazon EC2 service quotas".
    private static final int MOST = 5000;
    private static final int LONGEST_NAME = 255;

    /** Of the files for PuTTY that EC2 hands out. */
    private static final int PPK_VERSION = 2;

    private KeyPairs() {}

    /** CreateKeyPair: the private half is in the answer, and nowhere else. */
    public static CreateKeyPairResponse create(Call call, CreateKeyPairRequest request) {
        String name = newName(call, request.keyName());
        String type = request.keyTypeAsString() == null ? "rsa" : request.keyTypeAsString();
        if (!type.equals("rsa") && !type.equals("ed25519")) {
            throw new AwsError("InvalidParameterValue", "Value (" + type + ") for parameter KeyType is invalid.");
        }
        String format = request.keyFormatAsString() == null ? "pem" : request.keyFormatAsString();
        if (!format.equals("pem") && !format.equals("ppk")) {
            throw new AwsError("InvalidParameterValue", "Value (" + format + ") for parameter KeyFormat is invalid.");
        }
        KeyPair.Made half = new KeyPair.Made(type, call.tx().random().nextLong());
        KeyPair made = put(call.tx(), call.scope(), name, type, half);
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), "key-pair"));
        KeyMaterial material = half.material();
        return CreateKeyPairResponse.builder()
                .keyPairId(made.id())
                .keyName(name)
                .keyFingerprint(made.fingerprint())
                .keyMaterial(
                        format.equals("pem")
                                ? material.pem()
                                : PuttyKeyFile.write(material.secret(), name, PPK_VERSION))
                .tags(Ask.tags(call.tx().world(), call.scope(), made.id()))
                .build();
    }

    /** ImportKeyPair. */
    public static ImportKeyPairResponse importPublic(Call call, ImportKeyPairRequest request) {
        String name = newName(call, request.keyName());
        if (request.publicKeyMaterial() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter PublicKeyMaterial");
        }
        PublicKeyText key = PublicKeyText.read(
                new String(request.publicKeyMaterial().asByteArrayUnsafe(), StandardCharsets.ISO_8859_1));
        KeyPair made =
                put(call.tx(), call.scope(), name, key.type(), new KeyPair.Imported(key.blob(), key.fingerprint()));
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), "key-pair"));
        return ImportKeyPairResponse.builder()
                .keyPairId(made.id())
                .keyName(name)
                .keyFingerprint(made.fingerprint())
                .tags(Ask.tags(call.tx().world(), call.scope(), made.id()))
                .build();
    }

    private static String newName(Call call, String name) {
        if (name == null || name.isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter KeyName");
        }
        if (name.length() > LONGEST_NAME
                || !name.chars().allMatch(c -> c >= ' ' && c < 127)
                || name.isBlank()
                || name.length() != name.strip().length()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + name + ") for parameter KeyName is invalid. It must be up to " + LONGEST_NAME
                            + " ASCII characters, without spaces at its ends.");
        }
        if (find(call.tx().world(), call.scope(), name).isPresent()) {
            throw new AwsError("InvalidKeyPair.Duplicate", "The keypair '" + name + "' already exists.");
        }
        if (call.tx().world().table(call.scope(), KEY_PAIRS).size() >= MOST) {
            throw new AwsError("KeyPairLimitExceeded", "The maximum number of key pairs has been reached.");
        }
        return name;
    }

    /** Puts a key pair into a region. */
    public static KeyPair put(Transaction tx, Scope scope, String name, String type, KeyPair.Half half) {
        String id = tx.newId(KEY_PAIRS);
        KeyPair made = new KeyPair(id, name, type, half, tx.now());
        tx.put(scope, KEY_PAIRS, id, made);
        tx.put(scope, BY_NAME, name, id);
        return made;
    }

    /** DescribeKeyPairs. */
    public static DescribeKeyPairsResponse describe(Call call, DescribeKeyPairsRequest request) {
        World world = call.tx().world();
        boolean all = request.keyPairIds().isEmpty() && request.keyNames().isEmpty();
        Stream<KeyPair> named = all
                ? world.table(call.scope(), KEY_PAIRS).values().stream()
                : Stream.concat(
                                request.keyPairIds().isEmpty()
                                        ? Stream.empty()
                                        : IDS.all(world, call.scope(), request.keyPairIds()).stream(),
                                request.keyNames().stream().map(name -> named(world, call.scope(), name)))
                        .distinct();
        boolean withKeys = Boolean.TRUE.equals(request.includePublicKey());
        List<KeyPairInfo> shown = named.filter(FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                .map(pair -> shape(world, call.scope(), pair, withKeys))
                .toList();
        return DescribeKeyPairsResponse.builder().keyPairs(shown).build();
    }

    private static KeyPairInfo shape(World world, Scope scope, KeyPair pair, boolean withKey) {
        return KeyPairInfo.builder()
                .keyPairId(pair.id())
                .keyName(pair.name())
                .keyType(pair.type())
                .keyFingerprint(pair.fingerprint())
                .publicKey(withKey ? pair.publicKey() : null)
                .createTime(pair.created())
                .tags(Ask.tags(world, scope, pair.id()))
                .build();
    }

    /** DeleteKeyPair: a name that nobody has is no error. */
    public static DeleteKeyPairResponse delete(Call call, DeleteKeyPairRequest request) {
        if (request.keyName() == null && request.keyPairId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter KeyName or KeyPairId");
        }
        Optional<KeyPair> pair = request.keyPairId() != null
                ? Optional.of(IDS.one(call.tx().world(), call.scope(), request.keyPairId()))
                : find(call.tx().world(), call.scope(), request.keyName());
        pair.ifPresent(gone -> {
            PVector<Former> former =
                    call.tx().find(call.scope(), FORMER, gone.name()).orElse(TreePVector.empty());
            call.tx()
                    .put(
                            call.scope(),
                            FORMER,
                            gone.name(),
                            former.plus(new Former(gone, call.tx().now())));
            call.tx().remove(call.scope(), KEY_PAIRS, gone.id());
            call.tx().remove(call.scope(), BY_NAME, gone.name());
            Tags.forget(call.tx(), call.scope(), gone.id());
        });
        return DeleteKeyPairResponse.builder()
                .returnValue(true)
                .keyPairId(pair.map(KeyPair::id).orElse(null))
                .build();
    }

    /**
     * The key pair of that name.
     *
     * @throws AwsError {@code InvalidKeyPair.NotFound}
     */
    public static KeyPair named(World world, Scope scope, String name) {
        return find(world, scope, name)
                .orElseThrow(
                        () -> new AwsError("InvalidKeyPair.NotFound", "The key pair '" + name + "' does not exist"));
    }

    /** The key pair of that name, if there is one; O(log n). */
    public static Optional<KeyPair> find(World world, Scope scope, String name) {
        return world.table(scope, BY_NAME).get(name).flatMap(id -> world.table(scope, KEY_PAIRS)
                .get(id));
    }

    /** The key pair that had a name at a moment, be it deleted since or not. */
    public static Optional<KeyPair> asOf(World world, Scope scope, String name, Instant moment) {
        return world.table(scope, FORMER).get(name).stream()
                .flatMap(former -> former.stream())
                .filter(former -> !former.pair().created().isAfter(moment)
                        && former.until().isAfter(moment))
                .map(Former::pair)
                .findFirst()
                .or(() -> find(world, scope, name));
    }
}

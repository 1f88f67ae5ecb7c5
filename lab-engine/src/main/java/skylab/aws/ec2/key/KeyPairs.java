package skylab.aws.ec2.key;

import static skylab.aws.ec2.key.KeyPair.KEY_PAIRS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/** Operations on key pairs. */
public final class KeyPairs {
    private static final Ids<KeyPair> IDS = new Ids<>(KEY_PAIRS, "key pair ID", "InvalidKeyPair");

    private static final Filters<KeyPair> FILTERS = new Filters<>(KeyPair::id)
            .on("key-pair-id", KeyPair::id)
            .on("key-name", KeyPair::name)
            .on("fingerprint", KeyPair::fingerprint);

    private static final int LONGEST_NAME = 255;

    private KeyPairs() {}

    /** CreateKeyPair: the private half is in the answer, and nowhere else. */
    public static CreateKeyPairResponse create(Call call, CreateKeyPairRequest request) {
        String name = request.keyName();
        if (name == null || name.isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter KeyName");
        }
        if (name.length() > LONGEST_NAME || !name.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + name + ") for parameter KeyName is invalid. It must be up to " + LONGEST_NAME
                            + " ASCII characters.");
        }
        String type = request.keyTypeAsString() == null ? "rsa" : request.keyTypeAsString();
        if (!type.equals("rsa") && !type.equals("ed25519")) {
            throw new AwsError("InvalidParameterValue", "Value (" + type + ") for parameter KeyType is invalid.");
        }
        if ("ppk".equals(request.keyFormatAsString())) {
            throw new AwsError("NotEmulated", "Skylab does not emulate key files of the format ppk. Ask for pem.");
        }
        if (find(call.tx().world(), call.scope(), name).isPresent()) {
            throw new AwsError("InvalidKeyPair.Duplicate", "The keypair '" + name + "' already exists.");
        }
        KeyPair made =
                put(call.tx(), call.scope(), name, type, call.tx().random().nextLong());
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), "key-pair"));
        return CreateKeyPairResponse.builder()
                .keyPairId(made.id())
                .keyName(name)
                .keyFingerprint(made.fingerprint())
                .keyMaterial(made.material().pem())
                .tags(Ask.tags(call.tx().world(), call.scope(), made.id()))
                .build();
    }

    /** Puts a key pair into a region. */
    public static KeyPair put(Transaction tx, Scope scope, String name, String type, long number) {
        String id = tx.newId(KEY_PAIRS);
        KeyPair made = new KeyPair(id, name, type, number, tx.now());
        tx.put(scope, KEY_PAIRS, id, made);
        return made;
    }

    /** DescribeKeyPairs. */
    public static DescribeKeyPairsResponse describe(Call call, DescribeKeyPairsRequest request) {
        World world = call.tx().world();
        List<KeyPair> named = new ArrayList<>(
                request.keyPairIds().isEmpty() ? List.of() : IDS.all(world, call.scope(), request.keyPairIds()));
        request.keyNames().forEach(name -> named.add(named(world, call.scope(), name)));
        boolean all = request.keyPairIds().isEmpty() && request.keyNames().isEmpty();
        return DescribeKeyPairsResponse.builder()
                .keyPairs(
                        (all ? List.copyOf(world.table(call.scope(), KEY_PAIRS).values()) : named)
                                .stream()
                                        .filter(FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                                        .map(pair -> KeyPairInfo.builder()
                                                .keyPairId(pair.id())
                                                .keyName(pair.name())
                                                .keyType(pair.type())
                                                .keyFingerprint(pair.fingerprint())
                                                .publicKey(
                                                        Boolean.TRUE.equals(request.includePublicKey())
                                                                ? pair.publicKey()
                                                                : null)
                                                .createTime(pair.created())
                                                .tags(Ask.tags(world, call.scope(), pair.id()))
                                                .build())
                                        .toList())
                .build();
    }

    /** DeleteKeyPair: a name that nobody has is no error. */
    public static DeleteKeyPairResponse delete(Call call, DeleteKeyPairRequest request) {
        if (request.keyName() == null && request.keyPairId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter KeyName or KeyPairId");
        }
        Optional<KeyPair> pair = request.keyPairId() != null
                ? call.tx().find(call.scope(), KEY_PAIRS, request.keyPairId())
                : find(call.tx().world(), call.scope(), request.keyName());
        pair.ifPresent(gone -> call.tx().remove(call.scope(), KEY_PAIRS, gone.id()));
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

    /** The key pair of that name, if there is one. */
    public static Optional<KeyPair> find(World world, Scope scope, String name) {
        return world.table(scope, KEY_PAIRS).values().stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst();
    }
}

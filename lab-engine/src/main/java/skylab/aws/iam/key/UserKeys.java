package skylab.aws.iam.key;

import static skylab.aws.iam.key.UserKey.KEYS;

import java.util.List;
import java.util.Optional;
import skylab.aws.AccessKeys;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.Page;
import skylab.aws.iam.Names;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.principal.Principals;
import skylab.world.Kind;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;

/** Operations on users' access keys. */
public final class UserKeys {
    /** Of one user (IAM guide, "IAM and AWS STS quotas"). */
    private static final int MOST = 2;

    /** The users of keys that are deleted: nobody else is ever given them. */
    private static final Kind<String> FORMER = new Kind<>("former-access-key", "");

    private UserKeys() {}

    static CreateAccessKeyResponse create(Call call, CreateAccessKeyRequest request) {
        String user = user(call, request.userName());
        if (of(call, user).size() >= MOST) {
            throw new AwsError("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: " + MOST);
        }
        Transaction tx = call.tx();
        String id = AccessKeys.permanent(tx.world().seed(), tx.newUuid().toString());
        UserKey made = new UserKey(id, user, true, tx.now());
        tx.put(Identity.global(call.scope().account()), KEYS, id, made);
        return CreateAccessKeyResponse.builder()
                .accessKey(AccessKey.builder()
                        .userName(user)
                        .accessKeyId(id)
                        .secretAccessKey(AccessKeys.secret(tx.world().seed(), id))
                        .status(StatusType.ACTIVE)
                        .createDate(made.created())
                        .build())
                .build();
    }

    /** Keeps a key that a user has from the beginning. */
    public static void provide(Transaction tx, String account, String user, String id) {
        tx.put(Identity.global(account), KEYS, id, new UserKey(id, user, true, tx.now()));
    }

    static ListAccessKeysResponse list(Call call, ListAccessKeysRequest request) {
        Page<UserKey> page =
                Page.of(of(call, user(call, request.userName())), request.maxItems(), request.marker(), 1, 1000);
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(page.items().stream()
                        .map(key -> AccessKeyMetadata.builder()
                                .userName(key.user())
                                .accessKeyId(key.id())
                                .status(key.active() ? StatusType.ACTIVE : StatusType.INACTIVE)
                                .createDate(key.created())
                                .build())
                        .toList())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static UpdateAccessKeyResponse update(Call call, UpdateAccessKeyRequest request) {
        UserKey key = named(call, request.userName(), request.accessKeyId());
        if (request.status() == null || request.status() == StatusType.UNKNOWN_TO_SDK_VERSION) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value '" + request.statusAsString()
                            + "' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active,"
                            + " Inactive]");
        }
        call.tx()
                .put(
                        Identity.global(call.scope().account()),
                        KEYS,
                        key.id(),
                        new UserKey(key.id(), key.user(), request.status() == StatusType.ACTIVE, key.created()));
        return UpdateAccessKeyResponse.builder().build();
    }

    static DeleteAccessKeyResponse delete(Call call, DeleteAccessKeyRequest request) {
        UserKey key = named(call, request.userName(), request.accessKeyId());
        if (key.id().equals(call.identity().accessKeyId())) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate the deletion of the key that signs the lab's calls. Nothing has happened.");
        }
        call.tx().remove(Identity.global(call.scope().account()), KEYS, key.id());
        call.tx().put(Identity.global(call.scope().account()), FORMER, key.id(), key.user());
        return DeleteAccessKeyResponse.builder().build();
    }

    static GetAccessKeyLastUsedResponse lastUsed(Call call, GetAccessKeyLastUsedRequest request) {
        String id = Names.require(request.accessKeyId(), "accessKeyId");
        UserKey key = call.tx()
                .find(Identity.global(call.scope().account()), KEYS, id)
                .orElseThrow(() -> unknown(id));
        boolean used = id.equals(call.identity().accessKeyId());
        return GetAccessKeyLastUsedResponse.builder()
                .userName(key.user())
                .accessKeyLastUsed(AccessKeyLastUsed.builder()
                        .serviceName(used ? "iam" : "N/A")
                        .region(used ? "us-east-1" : "N/A")
                        .lastUsedDate(used ? call.tx().now() : null)
                        .build())
                .build();
    }

    /** The keys of a user go with him when he gets another name. */
    public static void rename(Call call, String old, String name) {
        of(call, old).forEach(key -> call.tx()
                .put(
                        Identity.global(call.scope().account()),
                        KEYS,
                        key.id(),
                        new UserKey(key.id(), name, key.active(), key.created())));
    }

    /** The keys of a user. */
    public static List<UserKey> of(Call call, String user) {
        return call.tx().all(Identity.global(call.scope().account()), KEYS).stream()
                .filter(key -> key.user().equals(user))
                .toList();
    }

    /** Whether an account has a key, or had it. */
    public static boolean has(World world, String account, String id) {
        return world.table(Identity.global(account), KEYS).get(id).isPresent()
                || world.table(Identity.global(account), FORMER).get(id).isPresent();
    }

    /** The user whose key it is, if it may be used. */
    public static Optional<String> owner(World world, String account, String id) {
        return world.table(Identity.global(account), KEYS)
                .get(id)
                .filter(UserKey::active)
                .map(UserKey::user);
    }

    /** Without a name, the user whose key signs the call. */
    private static String user(Call call, String name) {
        if (name == null && call.identity().type().equals("IAMUser")) {
            return call.identity().name();
        }
        return Principals.named(call, Sort.USER, name).name();
    }

    private static UserKey named(Call call, String user, String id) {
        String owner = user(call, user);
        Names.require(id, "accessKeyId");
        return of(call, owner).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static AwsError unknown(String id) {
        return new AwsError("NoSuchEntity", "The Access Key with id " + id + " cannot be found.");
    }
}

package skylab.aws.iam.profile;

import static skylab.aws.iam.profile.InstanceProfile.PROFILES;

import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.Page;
import skylab.aws.iam.Names;
import skylab.aws.iam.Tagging;
import skylab.aws.iam.principal.Principal;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.principal.Principals;
import skylab.aws.iam.principal.RoleShape;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;

/** Operations on instance profiles. */
public final class InstanceProfiles {
    private static final int LONGEST_NAME = 128;

    private InstanceProfiles() {}

    static CreateInstanceProfileResponse create(Call call, CreateInstanceProfileRequest request) {
        String name = Names.checked(request.instanceProfileName(), "instanceProfileName", LONGEST_NAME);
        Transaction tx = call.tx();
        String account = call.scope().account();
        if (find(tx.world(), account, name).isPresent()) {
            throw new AwsError("EntityAlreadyExists", "Instance Profile " + name + " already exists.");
        }
        InstanceProfile made = new InstanceProfile(name, Names.path(request.path()), account, tx.now(), null);
        put(tx, made);
        Tagging.add(call, made.arn(), request.tags());
        return CreateInstanceProfileResponse.builder()
                .instanceProfile(shape(call, made))
                .build();
    }

    /** Makes one that an account has from the beginning. */
    public static void provide(Transaction tx, String account, String name, String role) {
        put(tx, new InstanceProfile(name, "/", account, tx.now(), role));
    }

    static TagInstanceProfileResponse tag(Call call, TagInstanceProfileRequest request) {
        Tagging.add(call, named(call, request.instanceProfileName()).arn(), request.tags());
        return TagInstanceProfileResponse.builder().build();
    }

    static UntagInstanceProfileResponse untag(Call call, UntagInstanceProfileRequest request) {
        Tagging.remove(call, named(call, request.instanceProfileName()).arn(), request.tagKeys());
        return UntagInstanceProfileResponse.builder().build();
    }

    static ListInstanceProfileTagsResponse tags(Call call, ListInstanceProfileTagsRequest request) {
        return ListInstanceProfileTagsResponse.builder()
                .tags(Tagging.of(
                        call, named(call, request.instanceProfileName()).arn()))
                .isTruncated(false)
                .build();
    }

    static GetInstanceProfileResponse get(Call call, GetInstanceProfileRequest request) {
        return GetInstanceProfileResponse.builder()
                .instanceProfile(shape(call, named(call, request.instanceProfileName())))
                .build();
    }

    static ListInstanceProfilesResponse list(Call call, ListInstanceProfilesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Page<InstanceProfile> page = Page.of(
                all(call).stream()
                        .filter(profile -> profile.path().startsWith(prefix))
                        .toList(),
                request.maxItems(),
                request.marker(),
                1,
                1000);
        return ListInstanceProfilesResponse.builder()
                .instanceProfiles(
                        page.items().stream().map(one -> shape(call, one)).toList())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static ListInstanceProfilesForRoleResponse listForRole(Call call, ListInstanceProfilesForRoleRequest request) {
        Principal role = Principals.named(call, Sort.ROLE, request.roleName());
        Page<InstanceProfile> page =
                Page.of(withRole(call, role.name()), request.maxItems(), request.marker(), 1, 1000);
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(
                        page.items().stream().map(one -> shape(call, one)).toList())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static DeleteInstanceProfileResponse delete(Call call, DeleteInstanceProfileRequest request) {
        InstanceProfile profile = named(call, request.instanceProfileName());
        if (profile.role() != null) {
            throw new AwsError(
                    "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
        }
        call.tx().remove(Identity.global(profile.account()), PROFILES, Names.key(profile.name()));
        Tagging.forget(call, profile.arn());
        return DeleteInstanceProfileResponse.builder().build();
    }

    static AddRoleToInstanceProfileResponse add(Call call, AddRoleToInstanceProfileRequest request) {
        InstanceProfile profile = named(call, request.instanceProfileName());
        Principal role = Principals.named(call, Sort.ROLE, request.roleName());
        if (profile.role() != null) {
            throw new AwsError("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        }
        put(call.tx(), profile.with(role.name()));
        return AddRoleToInstanceProfileResponse.builder().build();
    }

    static RemoveRoleFromInstanceProfileResponse remove(Call call, RemoveRoleFromInstanceProfileRequest request) {
        InstanceProfile profile = named(call, request.instanceProfileName());
        Names.require(request.roleName(), "roleName");
        if (!request.roleName().equals(profile.role())) {
            throw new AwsError("NoSuchEntity", "The role with name " + request.roleName() + " cannot be found.");
        }
        put(call.tx(), profile.with(null));
        return RemoveRoleFromInstanceProfileResponse.builder().build();
    }

    /** The one of that name. */
    public static Optional<InstanceProfile> find(World world, String account, String name) {
        return world.table(Identity.global(account), PROFILES).get(Names.key(name));
    }

    /** The one with that ARN. */
    public static Optional<InstanceProfile> at(World world, String account, String arn) {
        return world.table(Identity.global(account), PROFILES).values().stream()
                .filter(profile -> profile.arn().equals(arn))
                .findFirst();
    }

    /** Those that a role is in. */
    public static List<InstanceProfile> withRole(Call call, String role) {
        return all(call).stream().filter(profile -> role.equals(profile.role())).toList();
    }

    /** All of the account. */
    public static List<InstanceProfile> all(Call call) {
        return call.tx().all(Identity.global(call.scope().account()), PROFILES);
    }

    private static InstanceProfile named(Call call, String name) {
        Names.require(name, "instanceProfileName");
        return find(call.tx().world(), call.scope().account(), name)
                .orElseThrow(() -> new AwsError("NoSuchEntity", "Instance Profile " + name + " cannot be found."));
    }

    private static void put(Transaction tx, InstanceProfile profile) {
        tx.put(Identity.global(profile.account()), PROFILES, Names.key(profile.name()), profile);
    }

    private static software.amazon.awssdk.services.iam.model.InstanceProfile shape(Call call, InstanceProfile profile) {
        return software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
                .instanceProfileName(profile.name())
                .path(profile.path())
                .instanceProfileId(InstanceProfile.id(profile.arn()))
                .arn(profile.arn())
                .createDate(profile.created())
                .tags(Tagging.of(call, profile.arn()))
                .roles(Optional.ofNullable(profile.role())
                        .map(role -> RoleShape.of(call, Principals.named(call, Sort.ROLE, role), false))
                        .stream()
                        .toList())
                .build();
    }
}

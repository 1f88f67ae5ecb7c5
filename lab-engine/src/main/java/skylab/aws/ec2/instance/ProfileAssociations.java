package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.iam.profile.InstanceProfile;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociationState;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationResponse;

/** Which instance profile an instance has, and giving it another. */
public final class ProfileAssociations {
    private static final Kind<Association> ASSOCIATIONS = new Kind<>("iam-instance-profile-association", "iip-assoc-");
    private static final Ids<Association> IDS =
            new Ids<>(ASSOCIATIONS, "AssociationId", "NoSuchAssociation", "InvalidAssociationID.Malformed");
    private static final Filters<Association> FILTERS = new Filters<>(Association::id)
            .on("instance-id", Association::instance)
            .on("state", one -> "associated");

    /**
     * A profile that an instance has.
     *
     * @param id {@code iip-assoc-…}
     * @param instance its id
     * @param since when it was associated
     */
    private record Association(String id, String instance, Instant since) {}

    private ProfileAssociations() {}

    /** The profile of an instance that is launched with one. */
    static void launched(Call call, Instance instance) {
        if (instance.launch().profile() != null) {
            String digits = instance.id().substring(INSTANCES.prefix().length());
            remember(call, ASSOCIATIONS.prefix() + digits, instance);
        }
    }

    private static Association remember(Call call, String id, Instance instance) {
        Association made = new Association(id, instance.id(), call.tx().now());
        call.tx().put(call.scope(), ASSOCIATIONS, made.id(), made);
        return made;
    }

    /** AssociateIamInstanceProfile. */
    public static AssociateIamInstanceProfileResponse associate(Call call, AssociateIamInstanceProfileRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        if (!instance.is(Phase.PENDING) && !instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED)) {
            throw new AwsError(
                    "IncorrectState",
                    "The instance '" + instance.id() + "' is not in the 'running' or 'stopped' states.");
        }
        String profile = required(call, request.iamInstanceProfile());
        if (instance.launch().profile() != null) {
            throw new AwsError("IncorrectState", "There is an existing association for instance " + instance.id());
        }
        Instance changed = instance.withProfile(profile);
        call.tx().put(call.scope(), INSTANCES, instance.id(), changed);
        return AssociateIamInstanceProfileResponse.builder()
                .iamInstanceProfileAssociation(shape(
                        remember(call, call.tx().newId(ASSOCIATIONS), changed),
                        IamInstanceProfileAssociationState.ASSOCIATING,
                        profile))
                .build();
    }

    private static String required(
            Call call, software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification asked) {
        return Optional.ofNullable(Profiles.arn(call, asked))
                .orElseThrow(() ->
                        new AwsError("MissingParameter", "The request must contain the parameter IamInstanceProfile"));
    }

    /** DisassociateIamInstanceProfile. */
    public static DisassociateIamInstanceProfileResponse disassociate(
            Call call, DisassociateIamInstanceProfileRequest request) {
        Association gone = named(call, request.associationId());
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), gone.instance());
        call.tx().remove(call.scope(), ASSOCIATIONS, gone.id());
        call.tx().put(call.scope(), INSTANCES, instance.id(), instance.withProfile(null));
        return DisassociateIamInstanceProfileResponse.builder()
                .iamInstanceProfileAssociation(shape(
                        gone,
                        IamInstanceProfileAssociationState.DISASSOCIATING,
                        instance.launch().profile()))
                .build();
    }

    /** ReplaceIamInstanceProfileAssociation: the association gets another id. */
    public static ReplaceIamInstanceProfileAssociationResponse replace(
            Call call, ReplaceIamInstanceProfileAssociationRequest request) {
        Association gone = named(call, request.associationId());
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), gone.instance());
        String profile = required(call, request.iamInstanceProfile());
        call.tx().remove(call.scope(), ASSOCIATIONS, gone.id());
        Instance changed = instance.withProfile(profile);
        call.tx().put(call.scope(), INSTANCES, instance.id(), changed);
        return ReplaceIamInstanceProfileAssociationResponse.builder()
                .iamInstanceProfileAssociation(shape(
                        remember(call, call.tx().newId(ASSOCIATIONS), changed),
                        IamInstanceProfileAssociationState.ASSOCIATING,
                        profile))
                .build();
    }

    private static Association named(Call call, String id) {
        if (id != null && id.startsWith(ASSOCIATIONS.prefix())) {
            return call.tx()
                    .find(call.scope(), ASSOCIATIONS, id)
                    .orElseThrow(() ->
                            new AwsError("NoSuchAssociation", "An invalid association-id of '" + id + "' was given"));
        }
        return IDS.one(call.tx().world(), call.scope(), id);
    }

    /** DescribeIamInstanceProfileAssociations. */
    public static DescribeIamInstanceProfileAssociationsResponse describe(
            Call call, DescribeIamInstanceProfileAssociationsRequest request) {
        List<Association> all = request.associationIds().isEmpty()
                ? call.tx().all(call.scope(), ASSOCIATIONS)
                : request.associationIds().stream().map(id -> named(call, id)).toList();
        Page<Association> page = Listing.of(call, all)
                .where(one -> call.tx()
                        .find(call.scope(), INSTANCES, one.instance())
                        .filter(instance -> !instance.is(Phase.TERMINATED))
                        .isPresent())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeIamInstanceProfileAssociationsResponse.builder()
                .iamInstanceProfileAssociations(page.items().stream()
                        .map(one -> shape(
                                one,
                                IamInstanceProfileAssociationState.ASSOCIATED,
                                Lifecycle.IDS
                                        .one(call.tx().world(), call.scope(), one.instance())
                                        .launch()
                                        .profile()))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static IamInstanceProfileAssociation shape(
            Association one, IamInstanceProfileAssociationState state, String profile) {
        return IamInstanceProfileAssociation.builder()
                .associationId(one.id())
                .instanceId(one.instance())
                .state(state)
                .timestamp(one.since())
                .iamInstanceProfile(shown -> shown.arn(profile).id(InstanceProfile.id(profile)))
                .build();
    }
}

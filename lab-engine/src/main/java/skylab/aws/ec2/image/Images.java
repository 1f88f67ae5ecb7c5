package skylab.aws.ec2.image;

import static skylab.aws.ec2.image.Image.IMAGES;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;

/** Finding images, and looking at them. */
public final class Images {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern ID = Pattern.compile("ami-([0-9a-f]{8}|[0-9a-f]{17})");

    /** The kinds of owners that are asked for by name. */
    private static final String SELF = "self";

    private static final Filters<Image> FILTERS = new Filters<>(Image::id)
            .on("architecture", Image::architecture)
            .onEach("block-device-mapping.delete-on-termination", volumes(Image.Device::deleteOnTermination))
            .onEach("block-device-mapping.device-name", image -> image.devices().stream()
                    .map(Image.Device::name))
            .onEach("block-device-mapping.snapshot-id", volumes(Image.Device::snapshot))
            .onEach("block-device-mapping.volume-size", volumes(Image.Device::gib))
            .onEach("block-device-mapping.volume-type", volumes(Image.Device::type))
            .onEach("block-device-mapping.encrypted", volumes(Image.Device::encrypted))
            .on("boot-mode", image -> image.traits().bootMode())
            .on("creation-date", image -> time(image.created()))
            .on("description", Image::description)
            .on("ena-support", image -> image.traits().ena())
            .on("free-tier-eligible", image -> image.isPublic() && image.isEbsBacked())
            .on("hypervisor", image -> "xen")
            .on("image-allowed", image -> true)
            .on("image-id", Image::id)
            .on("image-type", image -> "machine")
            .on("is-public", Image::isPublic)
            .on("manifest-location", ImageShape::location)
            .on("name", Image::name)
            .on("owner-alias", Image::ownerAlias)
            .on("owner-id", Image::owner)
            .on("platform", image -> image.platform().equals("Windows") ? "windows" : null)
            .on("platform-details", Image::platform)
            .on("root-device-name", Image::rootDevice)
            .on("root-device-type", image -> image.traits().rootType())
            .on("source-image-id", image -> image.origin().image())
            .on("source-image-region", image -> image.origin().region())
            .on("source-instance-id", image -> image.origin().instance())
            .on("state", image -> image.status().state())
            .on("sriov-net-support", image -> "simple")
            .on("usage-operation", image -> image.traits().usageOperation())
            .on("virtualization-type", image -> "hvm")
            .on("kernel-id", image -> null)
            .on("ramdisk-id", image -> null)
            .on("product-code", image -> null)
            .on("product-code.type", image -> null)
            .on("state-reason-code", image -> null)
            .on("state-reason-message", image -> null);

    private Images() {}

    private static Function<Image, Stream<?>> volumes(Function<Image.Device, Object> value) {
        return image -> image.devices().stream()
                .filter(device -> device.virtualName() == null)
                .flatMap(device -> Stream.ofNullable(value.apply(device)));
    }

    /** A moment as this API writes it, with milliseconds that are always zero. */
    static String time(Instant moment) {
        return TIME.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The image of an id, public or the account's own; also one that is deregistered. */
    public static Optional<Image> find(World world, Scope scope, String id) {
        return world.table(scope, IMAGES).get(id).or(() -> PublicImages.find(world, scope, id));
    }

    /** All images that an account can see, its own ones last; without deregistered ones. */
    public static List<Image> all(World world, Scope scope) {
        List<Image> all = new ArrayList<>(PublicImages.all(world, scope));
        world.table(scope, IMAGES).values().stream()
                .filter(image -> !image.status().state().equals("deregistered"))
                .forEach(all::add);
        return all;
    }

    /**
     * The image of an id.
     *
     * @throws AwsError {@code InvalidAMIID.Malformed}, {@code InvalidAMIID.NotFound}, or {@code
     *     InvalidAMIID.Unavailable} if it is deregistered
     */
    public static Image one(World world, Scope scope, String id) {
        Image image = known(world, scope, id);
        if (image.status().state().equals("deregistered")) {
            throw new AwsError("InvalidAMIID.Unavailable", "The image ID '" + id + "' is no longer available");
        }
        return image;
    }

    private static Image known(World world, Scope scope, String id) {
        if (id == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ImageId");
        }
        if (!ID.matcher(id).matches()) {
            throw new AwsError(
                    "InvalidAMIID.Malformed",
                    "Invalid id: \"" + id + "\"" + (id.startsWith("ami-") ? "" : " (expecting \"ami-...\")"));
        }
        return find(world, scope, id)
                .orElseThrow(() -> new AwsError("InvalidAMIID.NotFound", "The image id '[" + id + "]' does not exist"));
    }

    /**
     * The image that a launch names by its id.
     *
     * @throws AwsError as {@link #one}; {@code InvalidAMIID.Unavailable} if it is not ready; {@code NotEmulated} for a
     *     system that has no inside here
     */
    public static Image forLaunch(World world, Scope scope, String id) {
        Image image = one(world, scope, id);
        if (!image.status().state().equals("available")) {
            throw new AwsError(
                    "InvalidAMIID.Unavailable",
                    "The image ID '" + id + "' is not available; it is in the state '"
                            + image.status().state() + "'");
        }
        if (image.os().equals(ImageRegistration.NO_SYSTEM)) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab finds no operating system that it emulates on the root snapshot of the image '"
                            + image.name() + "': an instance of it would not boot. Nothing has happened.");
        }
        if (image.os().equals(Catalogue.WINDOWS)) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate the inside of Windows machines: the image '" + image.name()
                            + "' can be described, but not launched. Nothing has happened.");
        }
        return image;
    }

    /** DescribeImages. */
    public static DescribeImagesResponse describe(Call call, DescribeImagesRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        List<Image> named = request.imageIds().isEmpty()
                ? all(world, scope)
                : request.imageIds().stream()
                        .map(id -> known(world, scope, id))
                        .filter(image -> !image.status().state().equals("deregistered"))
                        .toList();
        boolean byId = !request.imageIds().isEmpty();
        List<Image> shown = named.stream()
                .filter(image -> isWanted(call, request, image))
                .filter(image -> byId
                        || Boolean.TRUE.equals(request.includeDeprecated())
                        || image.owner().equals(scope.account())
                        || !image.isDeprecated(world.now()))
                .filter(image -> Boolean.TRUE.equals(request.includeDisabled())
                        || !image.status().state().equals("disabled"))
                .filter(FILTERS.test(world, scope, Ask.filters(request.filters())))
                .toList();
        Page<Image> page = Page.of(shown, request.maxResults(), request.nextToken(), 1, 1000);
        return DescribeImagesResponse.builder()
                .images(page.items().stream()
                        .map(image -> ImageShape.of(world, scope, image))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isWanted(Call call, DescribeImagesRequest request, Image image) {
        String account = call.scope().account();
        boolean ofOwner = request.owners().isEmpty()
                || request.owners().stream()
                        .anyMatch(owner -> owner.equals(image.owner())
                                || owner.equals(image.ownerAlias())
                                || owner.equals(SELF) && image.owner().equals(account));
        boolean forUser = request.executableUsers().isEmpty()
                || request.executableUsers().stream()
                        .anyMatch(user -> user.equals(SELF)
                                ? image.status().permissions().contains(account)
                                : image.status().permissions().contains(user));
        return ofOwner && forUser;
    }
}

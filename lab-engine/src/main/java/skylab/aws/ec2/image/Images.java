package skylab.aws.ec2.image;

import static skylab.aws.ec2.image.Image.IMAGES;

import java.time.Instant;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Rows;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;

/** Operations on images. */
public final class Images {
    private static final Ids<Image> IDS = new Ids<>(IMAGES, "image id", "InvalidAMIID");
    private static final String RESOLVE = "resolve:ssm:";

    private static final Filters<Image> FILTERS = new Filters<>(Image::id)
            .on("image-id", Image::id)
            .on("name", Image::name)
            .on("description", Image::description)
            .on("owner-id", Image::owner)
            .on("owner-alias", Image::ownerAlias)
            .on("architecture", Image::architecture)
            .on("root-device-name", Image::rootDevice)
            .on("root-device-type", image -> "ebs")
            .on("block-device-mapping.volume-size", Image::rootGib)
            .on("block-device-mapping.volume-type", Image::rootType)
            .on("block-device-mapping.snapshot-id", Image::rootSnapshot)
            .on("virtualization-type", image -> "hvm")
            .on("image-type", image -> "machine")
            .on("is-public", image -> true)
            .on("state", image -> "available");

    private Images() {}

    /** Puts the quick-start images into a new region. */
    public static void create(Transaction tx, Scope scope) {
        Rows.read(Rows.class, "images.tsv", Images::of).forEach(image -> tx.put(scope, IMAGES, image.id(), image));
    }

    /**
     * The image that a launch names, by id or as {@code resolve:ssm:<public parameter>}.
     *
     * @throws AwsError {@code InvalidAMIID.Malformed} or {@code InvalidAMIID.NotFound}
     */
    public static Image forLaunch(World world, Scope scope, String name) {
        if (name != null && name.startsWith(RESOLVE)) {
            String parameter = name.substring(RESOLVE.length());
            return world.table(scope, IMAGES).values().stream()
                    .filter(image -> parameter.equals(image.parameter()))
                    .findFirst()
                    .orElseThrow(() -> new AwsError(
                            "InvalidParameterValue", "The parameter '" + parameter + "' could not be found."));
        }
        try {
            return IDS.one(world, scope, name);
        } catch (AwsError e) {
            // EC2 alone writes this one with brackets.
            throw e.code().endsWith("NotFound")
                    ? new AwsError(e.code(), "The image id '[" + name + "]' does not exist")
                    : e;
        }
    }

    /** DescribeImages. */
    public static DescribeImagesResponse describe(Call call, DescribeImagesRequest request) {
        World world = call.tx().world();
        List<Image> named = request.imageIds().isEmpty()
                ? List.copyOf(world.table(call.scope(), IMAGES).values())
                : request.imageIds().stream()
                        .map(id -> forLaunch(world, call.scope(), id))
                        .toList();
        List<Image> all = named.stream()
                .filter(image -> request.owners().isEmpty()
                        || request.owners().contains(image.owner())
                        || request.owners().contains(image.ownerAlias())
                        || request.owners().contains("self")
                                && image.owner().equals(call.scope().account()))
                .filter(FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<Image> page = Page.of(all, request.maxResults(), request.nextToken(), 1, 1000);
        return DescribeImagesResponse.builder()
                .images(page.items().stream()
                        .map(image -> ImageShape.of(world, call.scope(), image))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Image of(Rows row) {
        return new Image(
                row.text("id"),
                row.text("name"),
                row.text("description"),
                row.text("owner"),
                row.text("owner_alias"),
                row.text("architecture"),
                row.text("root_device"),
                row.integer("size_gib"),
                row.text("volume_type"),
                row.text("snapshot"),
                row.text("os"),
                row.text("user"),
                Instant.parse(row.text("created")),
                row.flag("hibernation"),
                row.text("platform"),
                row.text("parameter"));
    }
}

package skylab.aws.ec2.image;

import java.time.Instant;
import skylab.world.Kind;

/**
 * An Amazon Machine Image.
 *
 * @param id {@code ami-…}
 * @param name the image's name
 * @param description in words
 * @param owner the account that owns it
 * @param ownerAlias {@code amazon}, or null
 * @param architecture {@code x86_64} or {@code arm64}
 * @param rootDevice the API's name of the root device, e.g. {@code /dev/xvda}
 * @param rootGib size of the root volume in GiB
 * @param rootType its volume type
 * @param rootSnapshot the snapshot it is made from
 * @param os the operating system inside, as the guest names it
 * @param user who logs in
 * @param created when it was made
 * @param hibernation whether its system can hibernate
 * @param platform in AWS's words
 * @param parameter the public Systems Manager parameter that points to it, or null
 */
public record Image(
        String id,
        String name,
        String description,
        String owner,
        String ownerAlias,
        String architecture,
        String rootDevice,
        int rootGib,
        String rootType,
        String rootSnapshot,
        String os,
        String user,
        Instant created,
        boolean hibernation,
        String platform,
        String parameter) {
    /** All images. */
    public static final Kind<Image> IMAGES = new Kind<>("image", "ami-");
}

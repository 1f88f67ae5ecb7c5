package skylab.aws.ec2.image;

import java.time.Instant;
import java.util.Set;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.PVector;
import skylab.world.Kind;

/**
 * An Amazon Machine Image.
 *
 * @param id {@code ami-…}
 * @param name unique among the owner's in the region
 * @param description in words
 * @param owner the account that owns it
 * @param ownerAlias {@code amazon}, or null
 * @param created when it was made
 * @param traits what its system is, and needs
 * @param rootDevice the API's name of the root device, e.g. {@code /dev/xvda}
 * @param devices what it is made of; the root device, if that is a volume, among them
 * @param origin what it was made from
 * @param status what may be changed, and what happens to it
 */
public record Image(
        String id,
        String name,
        String description,
        String owner,
        String ownerAlias,
        Instant created,
        Traits traits,
        String rootDevice,
        PVector<Device> devices,
        Origin origin,
        Status status) {
    /** The images that accounts have made; those of others are {@link PublicImages}. */
    public static final Kind<Image> IMAGES = new Kind<>("image", "ami-");

    /** Who may launch an image that is public. */
    public static final String EVERYBODY = "all";

    /**
     * What an image's system is, and needs.
     *
     * @param os the operating system inside, as the guest names it; {@code windows} for what has no inside here
     * @param architecture {@code x86_64} or {@code arm64}
     * @param platform in AWS's words, e.g. {@code Linux/UNIX}
     * @param usageOperation what a bill calls it, e.g. {@code RunInstances:0002}
     * @param rootType {@code ebs} or {@code instance-store}
     * @param hibernation whether its system can hibernate
     * @param ena whether it has the driver of the enhanced network
     * @param bootMode {@code uefi}, {@code uefi-preferred}, {@code legacy-bios}, or null
     * @param imdsSupport {@code v2.0} if instances require tokens of the metadata service by default, or null
     */
    public record Traits(
            String os,
            String architecture,
            String platform,
            String usageOperation,
            String rootType,
            boolean hibernation,
            boolean ena,
            String bootMode,
            String imdsSupport) {}

    /**
     * A part of an image.
     *
     * @param name the API's name, e.g. {@code /dev/sdf}
     * @param snapshot what the volume is made from, or null
     * @param gib its size; 0 for an instance store
     * @param type its volume type, or null for an instance store
     * @param iops operations per second, or null for the type's own
     * @param throughput MiB/s, or null for the type's own
     * @param encrypted whether the snapshot is encrypted, or a blank volume will be
     * @param deleteOnTermination whether the volume goes with the instance
     * @param virtualName {@code ephemeral0} and so on for an instance store, otherwise null
     */
    public record Device(
            String name,
            String snapshot,
            int gib,
            String type,
            Integer iops,
            Integer throughput,
            boolean encrypted,
            boolean deleteOnTermination,
            String virtualName) {}

    /**
     * What an image was made from.
     *
     * @param instance the instance, or null
     * @param image the image, or null
     * @param region that image's region, or null
     */
    public record Origin(String instance, String image, String region) {
        /** Nothing that anybody knows. */
        public static final Origin NONE = new Origin(null, null, null);
    }

    /**
     * What happens to an image.
     *
     * @param state {@code pending}, {@code available}, {@code disabled} or {@code deregistered}
     * @param permissions accounts that may launch it beside the owner; {@link #EVERYBODY} if it is public
     * @param deprecation since when it is deprecated, or will be; null if never
     * @param protection {@code disabled}, {@code enabled-without-cooldown} or {@code enabled-with-cooldown}
     * @param unprotected until when deregistering is still refused after the protection was taken away; may be null
     */
    public record Status(
            String state, PSet<String> permissions, Instant deprecation, String protection, Instant unprotected) {
        /** A new private image. */
        static final Status PENDING = new Status("pending", HashTreePSet.empty(), null, "disabled", null);

        Status with(String other) {
            return new Status(other, permissions, deprecation, protection, unprotected);
        }

        Status permitting(Set<String> accounts) {
            return new Status(state, HashTreePSet.from(accounts), deprecation, protection, unprotected);
        }

        Status deprecatedFrom(Instant time) {
            return new Status(state, permissions, time, protection, unprotected);
        }

        Status protectedBy(String kind, Instant until) {
            return new Status(state, permissions, deprecation, kind, until);
        }
    }

    /** The operating system inside, as the guest names it. */
    public String os() {
        return traits.os();
    }

    /** {@code x86_64} or {@code arm64}. */
    public String architecture() {
        return traits.architecture();
    }

    /** In AWS's words. */
    public String platform() {
        return traits.platform();
    }

    /** Whether its system can hibernate. */
    public boolean hibernation() {
        return traits.hibernation();
    }

    /** Whether the root device is an EBS volume, not an instance store. */
    public boolean isEbsBacked() {
        return traits.rootType().equals("ebs");
    }

    /** The root device. */
    public Device root() {
        return devices.stream()
                .filter(device -> device.name().equals(rootDevice))
                .findFirst()
                .orElse(new Device(rootDevice, null, 0, null, null, null, false, true, "ephemeral0"));
    }

    /** Size of the root volume in GiB. */
    public int rootGib() {
        return root().gib();
    }

    /** The root volume's type. */
    public String rootType() {
        return root().type();
    }

    /** The snapshot that the root volume is made from. */
    public String rootSnapshot() {
        return root().snapshot();
    }

    /** Whether everybody may launch it. */
    public boolean isPublic() {
        return status.permissions().contains(EVERYBODY);
    }

    /** Whether an account may launch it. */
    public boolean isFor(String account) {
        return owner.equals(account) || isPublic() || status.permissions().contains(account);
    }

    /** Whether it is deprecated at a moment. */
    public boolean isDeprecated(Instant now) {
        return status.deprecation() != null && !status.deprecation().isAfter(now);
    }

    Image with(Status other) {
        return new Image(id, name, description, owner, ownerAlias, created, traits, rootDevice, devices, origin, other);
    }

    Image with(Traits other) {
        return new Image(id, name, description, owner, ownerAlias, created, other, rootDevice, devices, origin, status);
    }

    Image describedAs(String text) {
        return new Image(id, name, text, owner, ownerAlias, created, traits, rootDevice, devices, origin, status);
    }
}

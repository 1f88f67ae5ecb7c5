package skylab.aws.ec2.template;

import java.time.Instant;
import org.pcollections.PSortedMap;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/**
 * A launch template: parameters of launches, in numbered versions that never change.
 *
 * @param id {@code lt-…}
 * @param name unique in the region
 * @param created when
 * @param defaultVersion the number of the version that holds if none is named
 * @param latest the number of the newest version ever made
 * @param versions by number
 */
public record LaunchTemplate(
        String id, String name, Instant created, long defaultVersion, long latest, PSortedMap<Long, Version> versions) {
    /** All launch templates. */
    public static final Kind<LaunchTemplate> LAUNCH_TEMPLATES = new Kind<>("launch-template", "lt-");

    /** Ids by name. */
    static final Kind<String> BY_NAME = new Kind<>("launch-template-by-name", "");

    /**
     * A version.
     *
     * @param description in words, or null
     * @param created when
     * @param data the parameters
     */
    public record Version(String description, Instant created, RequestLaunchTemplateData data) {}

    LaunchTemplate plus(Version version) {
        return new LaunchTemplate(id, name, created, defaultVersion, latest + 1, versions.plus(latest + 1, version));
    }

    LaunchTemplate minus(long number) {
        return new LaunchTemplate(id, name, created, defaultVersion, latest, versions.minus(number));
    }

    LaunchTemplate withDefault(long number) {
        return new LaunchTemplate(id, name, created, number, latest, versions);
    }
}

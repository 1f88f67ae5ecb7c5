package skylab.aws.ec2.template;

import static skylab.aws.ec2.template.LaunchTemplate.BY_NAME;
import static skylab.aws.ec2.template.LaunchTemplate.LAUNCH_TEMPLATES;

import skylab.aws.AwsError;
import skylab.aws.Ids;
import skylab.world.Scope;
import skylab.world.World;

/** Finding launch templates and their versions by what a request calls them. */
final class TemplateLookup {
    private static final Ids<LaunchTemplate> IDS =
            new Ids<>(LAUNCH_TEMPLATES, "launch template ID", "InvalidLaunchTemplateId");

    private TemplateLookup() {}

    /**
     * The template with this id, or with this name.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterCombination},
     *     {@code InvalidLaunchTemplateId.Malformed}, {@code InvalidLaunchTemplateId.NotFound} or
     *     {@code InvalidLaunchTemplateName.NotFoundException}
     */
    static LaunchTemplate find(World world, Scope scope, String id, String name) {
        if (id != null && name != null) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "You may specify only one of LaunchTemplateId and LaunchTemplateName in the request.");
        }
        return name != null ? named(world, scope, name) : byId(world, scope, id);
    }

    static LaunchTemplate byId(World world, Scope scope, String id) {
        if (id == null) {
            throw new AwsError("MissingParameter", "The request must contain LaunchTemplateId or LaunchTemplateName");
        }
        try {
            return IDS.one(world, scope, id);
        } catch (AwsError e) {
            throw e.code().endsWith("NotFound")
                    ? new AwsError(
                            e.code(), "The specified launch template, with template ID " + id + ", does not exist.")
                    : e;
        }
    }

    static LaunchTemplate named(World world, Scope scope, String name) {
        return world.table(scope, BY_NAME)
                .get(name)
                .map(id -> byId(world, scope, id))
                .orElseThrow(() -> new AwsError(
                        "InvalidLaunchTemplateName.NotFoundException",
                        "The specified launch template, with template name " + name + ", does not exist."));
    }

    /**
     * The number that a version's name stands for.
     *
     * @param version a number, {@code $Latest}, {@code $Default}, or null for the default one
     * @throws AwsError {@code InvalidLaunchTemplateId.VersionNotFound} or {@code InvalidParameterValue}
     */
    static long version(LaunchTemplate template, String version) {
        if (version == null || version.equals("$Default")) {
            return template.defaultVersion();
        }
        if (version.equals("$Latest")) {
            return template.versions().lastKey();
        }
        long number;
        try {
            number = Long.parseLong(version);
        } catch (NumberFormatException e) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The specified value for the version '" + version + "' is invalid. Use a version number, $Latest or"
                            + " $Default.");
        }
        if (!template.versions().containsKey(number)) {
            throw new AwsError(
                    "InvalidLaunchTemplateId.VersionNotFound",
                    "Could not find the specified version " + number + " for the launch template with ID "
                            + template.id() + ".");
        }
        return number;
    }
}

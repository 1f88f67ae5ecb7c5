package skylab.aws.ssm;

import static skylab.aws.ssm.StoredParameter.PARAMETERS;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParametersRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParametersResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** Changing one's own parameters (Systems Manager API reference, PutParameter). */
final class ParameterChanges {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-]+|(/[a-zA-Z0-9_.\\-]+)+");
    private static final Pattern IMAGE = Pattern.compile("ami-([0-9a-f]{8}|[0-9a-f]{17})");
    private static final List<String> TYPES = List.of("String", "StringList", "SecureString");
    private static final int LONGEST_NAME = 1011;
    private static final int DEEPEST = 15;
    private static final int STANDARD = 4096;
    private static final int ADVANCED = 8192;
    private static final int MOST_VERSIONS = 100;

    private ParameterChanges() {}

    /** PutParameter. */
    static PutParameterResponse put(Call call, PutParameterRequest request) {
        String name = checkedName(request.name());
        StoredParameter before = call.tx().find(call.scope(), PARAMETERS, name).orElse(null);
        if (before != null && !Boolean.TRUE.equals(request.overwrite())) {
            throw new AwsError(
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                            + " true.");
        }
        String type = request.typeAsString() != null ? request.typeAsString() : before == null ? null : before.type();
        if (type == null) {
            throw Refusals.validation("A parameter type is required when you create a parameter.");
        }
        if (!TYPES.contains(type)) {
            throw Refusals.validation("Value '" + type + "' at 'type' failed to satisfy constraint: Member must satisfy"
                    + " enum value set: [SecureString, StringList, String]");
        }
        String dataType = request.dataType() == null ? "text" : request.dataType();
        StoredParameter.Settings settings = settings(call, request, before, type);
        checkValue(request.value(), type, dataType, settings);
        PVector<StoredParameter.Version> versions = before == null ? TreePVector.empty() : before.versions();
        long number = before == null ? 1 : before.newest().number() + 1;
        if (versions.size() == MOST_VERSIONS) {
            versions = versions.minus(0);
        }
        versions = versions.plus(
                new StoredParameter.Version(number, request.value(), call.tx().now()));
        call.tx().put(call.scope(), PARAMETERS, name, new StoredParameter(name, type, dataType, settings, versions));
        if (request.hasTags()) {
            if (before != null) {
                throw Refusals.validation("Invalid request: tags and overwrite can't be used together. To create a"
                        + " parameter with tags, please remove overwrite flag. To update tags for an existing parameter,"
                        + " please use AddTagsToResource or RemoveTagsFromResource.");
            }
            ParameterTags.add(call, name, request.tags());
        }
        return PutParameterResponse.builder()
                .version(number)
                .tier(settings.tier())
                .build();
    }

    private static String checkedName(String name) {
        if (name == null || name.isEmpty()) {
            throw Refusals.validation("Value null at 'name' failed to satisfy constraint: Member must not be null");
        }
        String first = name.startsWith("/") ? name.substring(1) : name;
        if (first.matches("(?i)aws.*")) {
            throw new AwsError("AccessDeniedException", "No access to reserved parameter name: " + name + ".");
        }
        if (first.matches("(?i)ssm.*") || !NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw Refusals.validation(
                    "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a"
                            + " path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a"
                            + " mix of letters, numbers and the following 3 symbols .-_");
        }
        if (name.chars().filter(c -> c == '/').count() > DEEPEST) {
            throw new AwsError(
                    "HierarchyLevelLimitExceededException",
                    "A hierarchy can have a maximum of " + DEEPEST + " levels.");
        }
        return name;
    }

    private static StoredParameter.Settings settings(
            Call call, PutParameterRequest request, StoredParameter before, String type) {
        StoredParameter.Settings old =
                before == null ? new StoredParameter.Settings(null, null, "Standard", null) : before.settings();
        String tier = request.tierAsString() == null ? old.tier() : request.tierAsString();
        return new StoredParameter.Settings(
                request.description() == null ? old.description() : request.description(),
                request.allowedPattern() == null ? old.allowedPattern() : filled(request.allowedPattern()),
                tier.equals("Intelligent-Tiering")
                        ? request.value() != null && request.value().length() > STANDARD ? "Advanced" : "Standard"
                        : tier,
                !type.equals("SecureString")
                        ? null
                        : request.keyId() != null ? request.keyId() : old.key() != null ? old.key() : "alias/aws/ssm");
    }

    private static String filled(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void checkValue(String value, String type, String dataType, StoredParameter.Settings settings) {
        if (value == null || value.isEmpty()) {
            throw Refusals.validation(
                    "Value '' at 'value' failed to satisfy constraint: Member must have length greater"
                            + " than or equal to 1");
        }
        int longest = settings.tier().equals("Advanced") ? ADVANCED : STANDARD;
        if (value.length() > longest) {
            throw Refusals.validation(
                    settings.tier() + " tier parameters support a maximum parameter value of " + longest
                            + " characters."
                            + (longest == STANDARD
                                    ? " To create a larger parameter value, upgrade the"
                                            + " parameter to use the advanced-parameter tier."
                                    : ""));
        }
        if (dataType.equals("aws:ec2:image")) {
            if (!type.equals("String") || !IMAGE.matcher(value).matches()) {
                throw Refusals.validation("The parameter value is not a valid Amazon Machine Image (AMI) ID: " + value);
            }
        } else if (!dataType.equals("text")) {
            throw Refusals.validation(
                    "The following data type is not supported: " + dataType + " (Data type names are all lowercase.)");
        }
        try {
            if (settings.allowedPattern() != null && !value.matches(settings.allowedPattern())) {
                throw new AwsError(
                        "ParameterPatternMismatchException",
                        "Parameter value, cannot be validated against allowedPattern: " + settings.allowedPattern());
            }
        } catch (PatternSyntaxException e) {
            throw new AwsError(
                    "InvalidAllowedPatternException", "Invalid allowedPattern: " + settings.allowedPattern());
        }
    }

    /** DeleteParameter. */
    static DeleteParameterResponse delete(Call call, DeleteParameterRequest request) {
        if (!remove(call, request.name())) {
            throw Refusals.notFound(request.name());
        }
        return DeleteParameterResponse.builder().build();
    }

    /** DeleteParameters: names that nobody has are listed, not refused. */
    static DeleteParametersResponse deleteSeveral(Call call, DeleteParametersRequest request) {
        List<String> gone = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        request.names().forEach(name -> (remove(call, name) ? gone : missing).add(name));
        return DeleteParametersResponse.builder()
                .deletedParameters(gone)
                .invalidParameters(missing)
                .build();
    }

    private static boolean remove(Call call, String name) {
        boolean there =
                name != null && call.tx().find(call.scope(), PARAMETERS, name).isPresent();
        if (there) {
            call.tx().remove(call.scope(), PARAMETERS, name);
            ParameterTags.forget(call, name);
        }
        return there;
    }
}
